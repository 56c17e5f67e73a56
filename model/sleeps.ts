// SPDX-License-Identifier: MIT
/** Whether a step would make its task sleep: a guess that costs little, for whoever draws programs. */
import type { CommandName } from "../spec/commands/index.ts";
import type { FenceState } from "./fences.ts";
import type { Call } from "./rule.ts";

/** Calls that wait for fences nobody names. */
const IMPLICIT: ReadonlySet<CommandName> = new Set([
  ...(["begin-cpu-access", "sync", "map", "map-unlocked", "attach", "exporter-move", "exporter-revoke"] as const),
  "exporter-restore",
]);

/** Whether a wait for the fence would make a task sleep. */
export function isPending({ signalled, doneAtOnce, ops }: FenceState): boolean {
  return !signalled && !ops.has("wait") && !(doneAtOnce && ops.has("enable_signaling"));
}

function hasPending({ buffer, attachment }: Call): boolean {
  const entries = (buffer ?? attachment?.buffer)?.reservation.table?.entries ?? [];
  return entries.some(({ fence }) => isPending(fence));
}

function isGivenTime({ args }: Call): boolean {
  return (args as { ticks?: number | string }).ticks !== 0;
}

/** Calls that take a reservation lock. */
const LOCKING: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "resv-lock-interruptible", "ww-lock", "attach", "dynamic-attach", "detach", "poll"] as const),
  ...(["map-unlocked", "unmap-unlocked", "vmap-unlocked", "vunmap-unlocked"] as const),
  ...(["exporter-move", "exporter-revoke", "exporter-restore"] as const),
]);

function meetsHolder({ buffer, attachment, task }: Call): boolean {
  const owner = (buffer ?? attachment?.buffer)?.reservation.owner ?? null;
  return owner !== null && owner !== task;
}

/** Importers that are not told, or do nothing about it, keep their mappings: the exporter waits for them (MOVE-17). */
function leavesMappings({ buffer, step }: Call): boolean {
  const { reaction } = (step as Call<"exporter-revoke">["step"]).args;
  return buffer?.attachments.some(({ mapped, notified }) => mapped > 0 && !(notified && reaction === "unmap")) === true;
}

/** Whether the step's task may have to wait for a fence or a lock. Asked after the step's objects were looked up. */
export function maySleep(c: Call): boolean {
  const name = c.step.do;
  if (LOCKING.has(name) && meetsHolder(c)) return true;
  if (name === "exporter-revoke" && leavesMappings(c)) return true;
  if (name === "pin") return (c.buffer?.moving?.copy ?? null) !== null;
  if (IMPLICIT.has(name)) return hasPending(c);
  if (name === "resv-wait") return isGivenTime(c) && hasPending(c);
  if (name === "fence-wait") return isGivenTime(c) && c.fence !== null && isPending(c.fence);
  if (name !== "fence-wait-any") return false;
  return isGivenTime(c) && c.fence !== null && !c.fence.signalled && c.other !== null && !c.other.signalled;
}
