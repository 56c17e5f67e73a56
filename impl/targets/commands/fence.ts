// SPDX-License-Identifier: MIT

import type { FENCE_COMMANDS } from "../../../spec/commands/fence.ts";
import type { Args } from "../../../spec/commands/index.ts";
import type { KernelError } from "../../exporters/kit.ts";
import {
  dmaFenceAddCallback,
  dmaFenceEnableSwSignaling,
  dmaFenceRemoveCallback,
} from "../../framework/fence-callback.ts";
import { dmaFenceSetDeadline } from "../../framework/fence-deadline.ts";
import { dmaFenceDescribe, dmaFenceTimestamp } from "../../framework/fence-describe.ts";
import { dmaFenceIsLater, dmaFenceLater } from "../../framework/fence-order.ts";
import { dmaFenceGet, dmaFencePut } from "../../framework/fence-reference.ts";
import {
  dmaFenceGetStatus,
  dmaFenceIsSignaled,
  dmaFenceSetError,
  dmaFenceSignal,
  dmaFenceSignalLocked,
} from "../../framework/fence-signal.ts";
import { newFence } from "../../framework/fence-struct.ts";
import { dmaFenceAllocatePrivateStub, dmaFenceGetStub } from "../../framework/fence-stub.ts";
import { dmaFenceWaitTimeout } from "../../framework/fence-wait.ts";
import { dmaFenceWaitAnyTimeout } from "../../framework/fence-wait-any.ts";
import { dmaFenceBeginSignalling, dmaFenceEndSignalling } from "../../framework/signalling.ts";
import { FenceWork, ScriptedCallback } from "../../importers/scripted-fence.ts";
import { HarnessFault } from "../../kernel/death.ts";
import { DONE, failed, ok, outcomeOf, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** Fences. */
export const FENCE_HANDLERS: Handlers<keyof typeof FENCE_COMMANDS> = {
  "fence-new"(session, args, id) {
    const { context, seqno, ops: has, enable } = args;
    const work = new FenceWork(has, enable);
    const [driver, timeline, wide] = ["suite", `context-${context}`, has.includes("64-bit")] as const;
    session.works.set(id, work);
    session.fences.set(
      id,
      newFence(session.core, { handle: id, context, seqno, ops: work.ops, driver, timeline, wide }),
    );
    return DONE;
  },

  "fence-signal"(session, args) {
    return resultOf(signal(session, args));
  },

  "fence-set-error"(session, args) {
    dmaFenceSetError(session.core, session.fences.get(args.fence), args.error);
    return DONE;
  },

  "fence-complete"(session, args) {
    session.fences.get(args.fence).touch();
    const work = session.works.get(args.fence);
    if (work !== undefined) work.complete = true;
    return DONE;
  },

  "fence-is-signaled"(session, args) {
    return ok(dmaFenceIsSignaled(session.core, session.fences.get(args.fence)));
  },

  "fence-status"(session, args) {
    return ok(dmaFenceGetStatus(session.core, session.fences.get(args.fence)));
  },

  "fence-timestamp"(session, args) {
    return ok(dmaFenceTimestamp(session.core, session.fences.get(args.fence)));
  },

  "fence-describe"(session, args) {
    return ok(dmaFenceDescribe(session.core, session.fences.get(args.fence)));
  },

  "fence-enable"(session, args) {
    dmaFenceEnableSwSignaling(session.core, session.fences.get(args.fence));
    return DONE;
  },

  "fence-add-callback"(session, args, id) {
    const fence = session.fences.orNull(args.fence);
    const callback = new ScriptedCallback(id);
    const refusal = dmaFenceAddCallback(session.core, fence, callback);
    if (refusal !== undefined) return failed(refusal);
    if (fence !== null) session.fenceCallbacks.set(id, { fence, callback });
    return DONE;
  },

  "fence-remove-callback"(session, args) {
    const { fence, callback } = session.fenceCallbacks.get(args.callback);
    return ok(dmaFenceRemoveCallback(fence, callback));
  },

  *"fence-wait"(session, args) {
    const { interruptible, ticks: timeout } = args;
    const fence = session.fences.get(args.fence);
    return outcomeOf(yield* dmaFenceWaitTimeout(session.core, fence, { timeout, interruptible }));
  },

  *"fence-wait-any"(session, args) {
    const { interruptible, ticks: timeout } = args;
    const fences = [session.fences.get(args.first), session.fences.get(args.second)];
    return outcomeOf(yield* dmaFenceWaitAnyTimeout(session.core, fences, { timeout, interruptible }));
  },

  "fence-get"(session, args) {
    dmaFenceGet(session.fences.get(args.fence));
    return DONE;
  },

  "fence-put"(session, args) {
    dmaFencePut(session.core, session.fences.get(args.fence));
    return DONE;
  },

  "fence-is-later"(session, args) {
    return ok(dmaFenceIsLater(session.core, session.fences.get(args.first), session.fences.get(args.second)));
  },

  "fence-later"(session, args) {
    const later = dmaFenceLater(session.core, session.fences.get(args.first), session.fences.get(args.second));
    return ok(later?.handle ?? null);
  },

  "fence-stub"(session, args, id) {
    const { core } = session;
    session.fences.set(id, args.private ? dmaFenceAllocatePrivateStub(core, id) : dmaFenceGetStub(core, id));
    return DONE;
  },

  "fence-deadline"(session, args) {
    dmaFenceSetDeadline(session.core, session.fences.get(args.fence));
    return DONE;
  },

  "signalling-begin"(session, _args, id) {
    dmaFenceBeginSignalling(session.core.task, id);
    return DONE;
  },

  "signalling-end"(session, args) {
    dmaFenceEndSignalling(session.core.task, args.signalling);
    return DONE;
  },
};

/** The forms whose caller holds the fence lock do not test for NULL. */
function signal(session: SessionState, { fence: handle, how }: Args<"fence-signal">): KernelError | undefined {
  const fence = session.fences.orNull(handle);
  const timestamp = how === "timestamp" || how === "timestamp-locked" ? "given" : "signal";
  if (how === "plain" || how === "timestamp") return dmaFenceSignal(session.core, fence, timestamp);
  if (fence === null) throw new HarnessFault("a locked signal of NULL follows the pointer");
  return dmaFenceSignalLocked(session.core, fence, null, timestamp);
}
