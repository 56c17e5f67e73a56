// SPDX-License-Identifier: MIT
/** Differences in other calls that only an exporter in the middle of a move can have brought about. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Mismatch } from "./mismatch.ts";
import { isCopy, isLockedByMove } from "./moving.ts";
import type { Call } from "./rule.ts";
import type { BufferState } from "./state.ts";

/** The exporter's own clause behind a difference; null: there is none. */
export function brokenByMove({ s, buffer }: Call, { kind, clause, expectedClass }: Mismatch): ClauseId | null {
  if (buffer === null || buffer.moving === null || kind !== "outcome") return null;
  // Somebody has got the lock that the exporter keeps over its waits.
  if (expectedClass === "blocked on reservation" && isLockedByMove(s, buffer)) return "MOVE-31";
  // Somebody had nothing to wait for, while the exporter copies.
  return expectedClass === "blocked on fence" && isWaitFor(clause) && onlyCopies(buffer) ? "MOVE-15" : null;
}

/** An exporter's own waits are not for its fence alone. */
function isWaitFor(clause: ClauseId | null): boolean {
  return clause !== null && !clause.startsWith("MOVE-") && clause !== "PIN-07";
}

function onlyCopies({ reservation: { table } }: BufferState): boolean {
  const pending = table?.entries.filter(({ fence }) => !fence.signalled) ?? [];
  return pending.length > 0 && pending.every(({ fence }) => isCopy(fence));
}
