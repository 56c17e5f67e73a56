// SPDX-License-Identifier: MIT
/** What lock debugging overlooks on a real kernel, where an instrumented framework asserts every lock. */
import type { CommandName } from "../spec/commands/index.ts";
import { contextInUse } from "./contexts.ts";
import type { Call } from "./rule.ts";

/** Commands that assert the reservation lock of their task. */
const ASSERTING: ReadonlySet<CommandName> = new Set([
  ...(["resv-reserve", "resv-add", "resv-replace", "resv-copy", "resv-list", "resv-describe"] as const),
  ...(["pin", "unpin", "notify-move", "map", "unmap", "vmap", "vunmap"] as const),
]);

/** Whether a lock is missing and the locks of the task's context may stand for it (WW-33). */
export function missesAssert({ s, task, step, buffer, attachment }: Call): boolean {
  if (!ASSERTING.has(step.do) || contextInUse(s, task) === null) return false;
  const reservation = (buffer ?? attachment?.buffer)?.reservation;
  return reservation !== undefined && reservation.owner !== task;
}
