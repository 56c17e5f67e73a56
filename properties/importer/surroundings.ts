// SPDX-License-Identifier: MIT
import type { Judge } from "../../model/judge.ts";
import type { State } from "../../model/state.ts";
import type { AnyStep } from "../../spec/program.ts";

/**
 * Whether a step that can be sent may happen around an importer under test: others keep their own duties, and every
 * fence of theirs is one that signals. Asked right after `sendable`.
 */
export function mayHappen(judge: Judge, step: AnyStep): boolean {
  return (
    !judge.state.hosted ||
    (judge.legal() && leavesReaction(step) && comesAtOnce(judge.state, step) && willSignal(judge.state, step))
  );
}

/** What importers do about a move is the importer's own affair. */
function leavesReaction(step: AnyStep): boolean {
  const { reaction } = step.args as { reaction?: string };
  return reaction === undefined || reaction === "nothing";
}

/** A move whose lock is free: between the importers' callbacks and the move nobody else gets it. */
function comesAtOnce(s: State, step: AnyStep): boolean {
  if (step.do !== "exporter-move" && step.do !== "exporter-revoke" && step.do !== "exporter-restore") return true;
  const reservation = s.buffers.get(step.args.buffer)?.reservation;
  return reservation === undefined || (reservation.owner === null && reservation.queue.length === 0);
}

/** A fence is given up only when it has signalled, and its waits really wait. */
function willSignal(s: State, step: AnyStep): boolean {
  if (step.do === "fence-new") return !step.args.ops.includes("wait");
  return step.do !== "fence-put" || s.fences.get(step.args.fence)?.signalled === true;
}
