// SPDX-License-Identifier: MIT
/** The driver behind a program's fences: its ops answer as the program says, and every call of them is reported. */
import type { Args } from "../../spec/commands/index.ts";
import type { CallbackArgs, CallbackReply } from "../../spec/observation.ts";
import type { CallName, OTHER_CALLS } from "../../spec/op.ts";
import type { Core } from "../framework/core.ts";
import {
  dmaFenceFree,
  type FenceCallback,
  type FenceOps,
  type FenceStruct,
  type Under,
} from "../framework/fence-struct.ts";

type FenceCall = Extract<CallName, (typeof OTHER_CALLS)[number]>;

const NO_ARGS = Object.freeze({});
const NO_REPLY: CallbackReply = Object.freeze({});

/** Reports a call that belongs to a fence. */
function record<C extends FenceCall>(
  core: Core,
  op: C,
  fence: FenceStruct,
  under: Under,
  reply: CallbackReply,
  args: CallbackArgs[C] = NO_ARGS as CallbackArgs[C],
): void {
  const locks = under?.live && under.heldBy(core.task) ? "reservation" : "none";
  core.callbacks.push({ op, buffer: null, attachment: null, fence: fence.handle, locks, args, reply });
}

/** The work a fence stands for. */
export class FenceWork {
  /** The hardware is done; only the `signaled` op knows. */
  complete = false;
  readonly ops: FenceOps;

  constructor(has: Args<"fence-new">["ops"], enable: Args<"fence-new">["enable"]) {
    this.ops = {
      enableSignaling: has.includes("enable_signaling") ? enableOp(enable) : undefined,
      signaled: has.includes("signaled") ? this.#signaled : undefined,
      wait: has.includes("wait") ? waitOp : undefined,
      setDeadline: has.includes("set_deadline") ? deadlineOp : undefined,
      release: has.includes("release") ? releaseOp : undefined,
    };
  }

  readonly #signaled: NonNullable<FenceOps["signaled"]> = (core, fence, under) => {
    record(core, "signaled", fence, under, { signaled: this.complete });
    return this.complete;
  };
}

function enableOp(answer: Args<"fence-new">["enable"]): NonNullable<FenceOps["enableSignaling"]> {
  const runs = answer === "ok";
  return (core, fence, under) => {
    record(core, "enable_signaling", fence, under, runs ? NO_REPLY : { already: true });
    return runs;
  };
}

/** Does not wait at all, and says that no time went by. */
const waitOp: NonNullable<FenceOps["wait"]> = (core, fence, timeout, under) => {
  record(core, "wait", fence, under, NO_REPLY);
  return timeout;
};

const deadlineOp: NonNullable<FenceOps["setDeadline"]> = (core, fence, under) => {
  record(core, "set_deadline", fence, under, NO_REPLY);
};

const releaseOp: NonNullable<FenceOps["release"]> = (core, fence, under) => {
  record(core, "fence_release", fence, under, NO_REPLY);
  dmaFenceFree(core, fence);
};

/** A function of the program that runs when a fence signals; it reports what it finds. */
export class ScriptedCallback implements FenceCallback {
  readonly #handle: number;

  constructor(handle: number) {
    this.#handle = handle;
  }

  run(core: Core, fence: FenceStruct, under: Under): void {
    record(core, "fence_callback", fence, under, NO_REPLY, { callback: this.#handle, status: fence.status });
  }
}
