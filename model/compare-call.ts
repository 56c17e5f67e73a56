// SPDX-License-Identifier: MIT
import type { CommandName } from "../spec/commands/index.ts";
import type { Callback } from "../spec/observation.ts";
import type { CallName } from "../spec/op.ts";
import type { CalledAct, NotifiedAct } from "./acts.ts";
import { difference, fieldOf } from "./compare.ts";
import { callbackText, inField, type Mismatch, plain, underText } from "./mismatch.ts";
import type { Call, Calls } from "./rule.ts";

/** Ops that work on an attachment; the others on the buffer alone. */
const OF_ATTACHMENTS: ReadonlySet<CallName> = new Set([
  "attach",
  "detach",
  "pin",
  "unpin",
  "map_dma_buf",
  "unmap_dma_buf",
]);

/** How the next observed callback differs from the one that is due: op, object, locks, then arguments. */
export function compareCall(c: Call, phase: Calls<CommandName>, callback: Callback | undefined): Mismatch | null {
  if (callback === undefined || callback.op !== phase.op) {
    return plain(phase.clause, "callback", phase.op, callbackText(callback));
  }
  const attachment = OF_ATTACHMENTS.has(phase.op) ? (c.attachment?.id ?? null) : null;
  if (callback.buffer !== c.buffer?.id || callback.attachment !== attachment) {
    return plain(phase.clause, "callback", phase.op, `${phase.op} of another object`);
  }
  const locks = typeof phase.locks === "function" ? phase.locks(c) : phase.locks;
  if (callback.locks !== locks) {
    return plain(phase.lockClause, "locks", underText(phase.op, locks), underText(phase.op, callback.locks));
  }
  const args = phase.args(c);
  const field = difference(args, callback.args);
  if (field === null) return null;
  const clause = phase.argClauses?.[field] ?? phase.clause;
  return inField(clause, "callback", field, fieldOf(args, field), fieldOf(callback.args, field));
}

/** As `compareCall`, for an importer's callback. `later`: this one comes as well, but not yet. */
export function compareNotice(act: NotifiedAct, callback: Callback | undefined, later: boolean): Mismatch | null {
  const { attachment } = act;
  const clause = later ? "LOCK-29" : act.clause;
  if (callback?.op !== "move_notify") return plain(clause, "callback", "move_notify", callbackText(callback));
  if (callback.buffer !== attachment.buffer.id || callback.attachment !== attachment.id) {
    return plain(clause, "callback", "move_notify", "move_notify of another object");
  }
  if (callback.locks === act.locks) return null;
  return plain(act.lockClause, "locks", underText("move_notify", act.locks), underText("move_notify", callback.locks));
}

/** As `compareCall`, for code that belongs to a fence. */
export function compareAct(act: CalledAct, callback: Callback | undefined): Mismatch | null {
  const { op, fence, clause } = act;
  if (callback === undefined || callback.op !== op) return plain(clause, "callback", op, callbackText(callback));
  if (callback.fence !== fence.id || callback.buffer !== null) {
    return plain(clause, "callback", op, `${op} of another object`);
  }
  if (callback.locks !== act.locks) {
    return plain(clause, "locks", underText(op, act.locks), underText(op, callback.locks));
  }
  const field = difference(act.args, callback.args);
  if (field === null) return null;
  return inField(clause, "callback", field, fieldOf(act.args, field), fieldOf(callback.args, field));
}
