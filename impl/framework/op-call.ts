// SPDX-License-Identifier: MIT
import type { CallbackArgs, CallbackReply } from "../../spec/observation.ts";
import type { LocksHeld, OpName } from "../../spec/op.ts";
import type { DmaBufOps } from "../exporters/kit.ts";
import { TaskDeath, ThirdPartyThrew } from "../kernel/death.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import { withBooksClosed } from "../kernel/third-party-sleep.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { Ops } from "./ops.ts";

/** Any exporter op, as a function of up to three arguments. */
type AnyOp = (this: unknown, a: unknown, b: unknown, c: unknown) => unknown;

/** One call of an exporter op under way: what is reported of it except the reply. */
export interface OpCall<O extends OpName = OpName> {
  readonly op: O;
  readonly dmabuf: DmaBufStruct;
  readonly attachment: AttachmentStruct | null;
  readonly locks: LocksHeld;
  readonly args: CallbackArgs[O];
}

/** Opens the report of a call; the locks are those held now. */
export function opCall<O extends OpName>(
  core: Core,
  op: O,
  dmabuf: DmaBufStruct,
  attachment: AttachmentStruct | null,
  args: CallbackArgs[O],
): OpCall<O> {
  return { op, dmabuf, attachment, locks: locksHeld(core, dmabuf), args };
}

/** The locks of the buffer that the calling task holds. */
export function locksHeld(core: Core, dmabuf: DmaBufStruct): LocksHeld {
  const reservation = dmabuf.reservation.heldBy(core.task);
  const mutex = dmabuf.mutex.heldBy(core.task);
  if (reservation && mutex) return "reservation+buffer-mutex";
  if (reservation) return "reservation";
  return mutex ? "buffer-mutex" : "none";
}

/**
 * Calls the exporter's code. What comes back is its answer, or a coroutine that leads to it: most ops are plain
 * functions, and a coroutine around each of them would cost more than the op. Code that throws ends the task.
 */
export function startOp(core: Core, call: OpCall, a: unknown, b?: unknown, c?: unknown): unknown {
  const ops: Ops = call.dmabuf.ops;
  const op = ops[call.op as keyof DmaBufOps] as AnyOp;
  core.hardware.enterOp(call.op, call.dmabuf.handle, call.attachment?.handle ?? null);
  try {
    return op.call(ops, a, b, c);
  } catch (cause) {
    throw died(core, call, cause);
  }
}

/** Runs an op's coroutine to its answer. */
export function* finishOp(core: Core, call: OpCall, code: Sleeping<unknown>): Sleeping<unknown> {
  try {
    return yield* withBooksClosed(core.hardware, code);
  } catch (cause) {
    throw died(core, call, cause);
  }
}

function died(core: Core, call: OpCall, cause: unknown): TaskDeath {
  recordReply(core, call, { invalid: "an exception" });
  return cause instanceof TaskDeath ? cause : new ThirdPartyThrew(call.op, cause);
}

/** Closes the report of a call. `failed`: the exporter refused, and owes that nothing is left behind. */
export function recordReply(core: Core, call: OpCall, reply: CallbackReply): void {
  core.hardware.leaveOp(isFailure(reply));
  for (const diagnostic of core.hardware.drainDiagnostics()) core.log.entries.push(diagnostic);
  core.callbacks.push({
    op: call.op,
    buffer: call.dmabuf.handle,
    attachment: call.attachment?.handle ?? null,
    locks: call.locks,
    args: call.args,
    reply,
  });
}

/** An error, or nothing the framework can use. */
function isFailure(reply: CallbackReply): boolean {
  if ("table" in reply) return reply.table === null;
  return "errno" in reply || "positive" in reply || "invalid" in reply;
}
