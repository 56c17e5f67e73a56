// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Task } from "./task.ts";

/**
 * `might_sleep`: the caller reckons with sleeping, whether it will or not. A kernel says so in words of its own, but only
 * once in a while; this one names the broken duty every time.
 */
export function mightSleep(task: Task, site: string, clause: ClauseId): void {
  if (task.preemptCount > 0) task.log.contract(site, clause, "called in atomic context");
}
