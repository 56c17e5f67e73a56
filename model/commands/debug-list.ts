// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { accessModeOf, modeBitsOf } from "../access-mode.ts";
import { ASK_CLAUSES, asks } from "../fence-scripts.ts";
import { takesListMutex, takesReservationInside } from "../list-mutex.ts";
import { nestingReport, nestsLocks } from "../lock-debug.ts";
import { referencesOf } from "../references.ts";
import { covers, cutCapacity } from "../reservations.ts";
import type { Call, Effect, Meaning, Scripted } from "../rule.ts";
import type { BufferState, State } from "../state.ts";
import { shownExporterName, shownName } from "./listing-text.ts";

type ListCall = Call<"debug-list">;

const SIGN_BIT = 1n << 63n;
const TOTALS: Readonly<Record<string, ClauseId>> = { objects: "EXPORT-29", bytes: "STATS-13" };

/** The fences of each buffer are described, hence asked, under its reservation lock. */
const describesFences: Scripted<"debug-list"> = {
  phase: "script",
  clause: "RESV-57",
  also: ["RESV-57", ...ASK_CLAUSES],
  when: ({ s }) => s.listed.some(({ reservation }) => reservation.table !== null),
  *run({ s }) {
    for (const { reservation } of s.listed) {
      for (const { fence, usage } of reservation.table?.entries ?? []) {
        if (covers("DMA_RESV_USAGE_READ", usage)) yield* asks(fence, "reservation", "RESV-57");
      }
      if (s.config.lockDebug) cutCapacity(reservation);
    }
  },
};

/** The listing takes each buffer's reservation lock: never sent while the task holds one. */
export const debugList: Meaning<"debug-list"> = {
  defined: (c) => c.s.config.debugFs && c.s.listed.every((buffer) => buffer.reservation.owner === null),
  legal: (c) => !countsAsNested(c),
  phases: [
    takesListMutex("LOCK-15"),
    { ...nestingReport<"debug-list">("WW-31"), when: countsAsNested },
    {
      phase: "script",
      clause: "LOCK-15",
      also: [],
      when: (c) => c.s.listed.length > 0,
      run: (c) => takesReservationInside(c.s),
    },
    describesFences,
    shows("EXPORT-43", (s) => s.listed.some((buffer) => buffer.exporterName === null)),
    shows("EXPORT-44", (s) => s.listed.some((buffer) => buffer.size >= SIGN_BIT)),
    shows("NAME-16", (s) => s.listed.some((buffer) => buffer.name === "")),
    shows("NAME-11", (s) => s.listed.some((buffer) => buffer.name !== null)),
    shows("STATS-03", (s) => s.listed.some((buffer) => buffer.attachments.length > 0)),
    // One order, promised twice: of the list, and of what is read from it.
    shows("STATS-06", (s) => s.listed.length > 2),
    shows("EXPORT-29", (s) => s.listed.length > 1),
    shows("REF-34", (s) => s.listed.some((buffer) => referencesOf(buffer) > 1)),
    shows("STATS-04", (s) => s.listed.length > 0),
    shows("STATS-03", () => true),
  ],
};

/** An acquire context counts as a held lock when the first reservation is taken. */
function countsAsNested(c: ListCall): boolean {
  return c.s.listed.length > 0 && nestsLocks(c);
}

function shows(clause: ClauseId, premise: (s: State) => boolean): Effect<"debug-list"> {
  return { phase: "effect", clause, also: ["REF-34"], when: (c) => premise(c.s), value, valueClauses: TOTALS };
}

function value({ s }: ListCall): unknown {
  let bytes = 0n;
  for (const buffer of s.listed) bytes += buffer.size;
  return { buffers: s.listed.map(line), objects: s.listed.length, bytes: BigInt.asUintN(64, bytes) };
}

/** The count is the file's, the reader holds none. */
function line(buffer: BufferState): unknown {
  return {
    size: buffer.size,
    accessMode: accessModeOf(buffer.flags),
    modeBits: modeBitsOf(buffer.flags),
    references: referencesOf(buffer),
    exporterName: shownExporterName(buffer),
    name: shownName(buffer),
    inode: buffer.inode,
    devices: buffer.attachments.map(({ device }) => device),
    attachments: buffer.attachments.length,
  };
}
