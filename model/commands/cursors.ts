// SPDX-License-Identifier: MIT
/** Walks without the lock, one step of them at a time. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { ended, quiet, type Script } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { ownedBuffer } from "../lookup.ts";
import { type CursorState, type FenceTable, newCursor } from "../reservations.ts";
import { leave, nextUnsignalled, WALK_CLAUSES } from "../resv-scripts.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";

type CursorCall = Call<"cursor-next" | "cursor-end">;

const begin: Meaning<"cursor-begin"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "RESV-33",
      run: (c) => {
        const { reservation } = bufferOf(c);
        const { id } = c.step;
        reservation.cursors++;
        c.s.cursors.set(id, newCursor(id, reservation, c.args.usage));
        c.s.bind("cursor", id);
      },
    },
  ],
};

function cursorOf(c: CursorCall): CursorState {
  const cursor = c.s.cursors.get(c.args.cursor);
  if (cursor === undefined) throw new Error("the step has no cursor");
  return cursor;
}

/** The buffer may be named no more, but its reservation is there: a release waits for the walk's end. */
function openCursor(c: CursorCall): boolean {
  return c.s.cursors.get(c.args.cursor)?.ended === false;
}

/** A table that grew and left signalled fences behind, or another. */
function whyRestarted(table: FenceTable | null): ClauseId {
  return table !== null && table.room.made === "reserve" && table.room.left > 0 ? "RESV-94" : "RESV-34";
}

/** Whom the fence shown, or that there is none, is owed to. */
function whyShown({ restarted, table, fence, count, seen }: CursorState, first: boolean): ClauseId {
  if (table === null && fence !== null) return "RESV-83";
  if (restarted && !first) return fence === null ? "RESV-37" : whyRestarted(table);
  if (first || table === null || seen === table.changes) return "RESV-33";
  // The table has changed since the step before, and is the same.
  return fence === null && table.entries.length > count ? "RESV-81" : "RESV-35";
}

function* next(c: CursorCall): Script {
  const cursor = cursorOf(c);
  const first = !cursor.begun;
  yield quiet("RESV-04");
  const fence = yield* nextUnsignalled(c, cursor);
  const { restarted, fenceUsage: usage } = cursor;
  const clause = whyShown(cursor, first);
  cursor.seen = cursor.table?.changes ?? null;
  const restart = clause === "RESV-33" ? "RESV-34" : clause;
  yield ended(fence === null ? null : { fence: fence.id, usage, restarted }, clause, ["RESV-39"], {
    usage: "RESV-39",
    restarted: restart,
  });
}

const goOn: Meaning<"cursor-next"> = {
  defined: openCursor,
  legal: () => true,
  counts: { fences: "RESV-33" },
  phases: [{ phase: "script", clause: "RESV-33", also: ["RESV-04", "RESV-39", "RESV-94", ...WALK_CLAUSES], run: next }],
};

const end: Meaning<"cursor-end"> = {
  defined: openCursor,
  legal: () => true,
  counts: { fences: "RESV-38" },
  phases: [
    {
      phase: "script",
      clause: "RESV-38",
      also: ["RESV-38", ...WALK_CLAUSES],
      *run(c) {
        const cursor = cursorOf(c);
        cursor.ended = true;
        cursor.reservation.cursors--;
        c.s.unbind("cursor", cursor.id);
        yield* leave(c, cursor);
      },
    },
  ],
};

export const CURSORS = { "cursor-begin": begin, "cursor-next": goOn, "cursor-end": end } satisfies Partial<Meanings>;
