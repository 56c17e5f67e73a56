// SPDX-License-Identifier: MIT
/**
 * A kernel's walk without the lock tells tables apart by where they are. Once a table has been replaced twice, the new one
 * may lie where the first was, and the walk goes on in it as if nothing had happened (DIV-70): nobody can say which.
 */
import type { CursorState, FenceTable } from "./reservations.ts";
import type { Call } from "./rule.ts";
import type { State } from "./state.ts";

/** What became of a reservation's table since a walk over it looked last. */
interface Sight {
  /** The table the walk saw. */
  readonly seen: FenceTable | null;
  now: FenceTable | null;
  replaced: number;
}

const sights = new WeakMap<CursorState, Sight>();

function sightOf(cursor: CursorState): Sight {
  const { table: seen, reservation } = cursor;
  const known = sights.get(cursor);
  if (known !== undefined && known.seen === seen) return known;
  const sight: Sight = { seen, now: reservation.table, replaced: reservation.table === seen ? 0 : 1 };
  sights.set(cursor, sight);
  return sight;
}

/** How often the table was replaced under a walk; asked before every step, of which none replaces it twice. */
function replaced(cursor: CursorState): number {
  const sight = sightOf(cursor);
  const { table } = cursor.reservation;
  if (sight.now !== table) {
    sight.now = table;
    sight.replaced++;
  }
  return sight.replaced;
}

function* walks(s: State): Iterable<CursorState> {
  for (const id of s.pools.cursor.live) {
    const cursor = s.cursors.get(id);
    if (cursor !== undefined) yield cursor;
  }
  yield* s.waitingWalks;
}

/** Whether it takes a kernel's luck to say what the step shows: of a walk itself, or of one that sleeps and is overtaken. */
export function mistakesTables({ s, step, buffer }: Call): boolean {
  let mistakes = false;
  for (const cursor of walks(s)) {
    const times = replaced(cursor);
    if (cursor.table === null || times === 0) continue;
    if (step.do === "cursor-next") mistakes ||= times > 1 && s.cursors.get(cursorOf(step)) === cursor;
    else if (step.do === "resv-reserve" || step.do === "resv-copy")
      mistakes ||= s.waitingWalks.has(cursor) && buffer?.reservation === cursor.reservation;
  }
  return mistakes;
}

function cursorOf(step: Call["step"]): number {
  return (step as Call<"cursor-next">["step"]).args.cursor;
}
