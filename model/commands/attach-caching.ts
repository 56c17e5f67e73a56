// SPDX-License-Identifier: MIT
/** Attach by a side unlike the other: the core pins and maps once and keeps the table (ATTACH-29, up to 6.12). */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Applies, Call, Calls, Phase } from "../rule.ts";
import { attachmentOf, givenTable, privOf, shownTable, takeTable } from "../tables.ts";
import { mapWaits } from "./implicit-waits.ts";
import { pinWaits } from "./pin-waits.ts";

type Command = "attach" | "dynamic-attach";
type AttachCall = Call<Command>;

/** The eras in which unlike kinds make the core cache. */
export const CACHING: Applies = { on: { mismatchCaching: true } };

/** Exactly one of importer and exporter is dynamic. */
export function unlike(c: AttachCall): boolean {
  return attachmentOf(c).dynamic !== attachmentOf(c).buffer.ops.has("pin");
}

function pinsAtAttach(c: AttachCall): boolean {
  return unlike(c) && attachmentOf(c).buffer.ops.has("pin");
}

function mapsUnpinned(c: AttachCall): boolean {
  return unlike(c) && !attachmentOf(c).buffer.ops.has("pin");
}

/** A failed map at attach goes through detach: the exporter sees a complete pair. */
const DETACH_AGAIN: Calls<Command, "detach"> = {
  phase: "calls",
  clause: "ATTACH-60",
  op: "detach",
  args: (c) => ({ priv: privOf(c), listed: false }),
  argClauses: { priv: "ATTACH-60" },
  locks: "none",
  lockClause: "ATTACH-60",
};

const UNPIN_AGAIN: Calls<Command, "unpin"> = {
  phase: "calls",
  clause: "ATTACH-33",
  op: "unpin",
  args: () => ({}),
  locks: "reservation",
  lockClause: "ATTACH-33",
};

/** A signal ended the wait for fences, which only comes with a lock (ATTACH-56). */
const UNMAP_AGAIN: Calls<Command, "unmap_dma_buf"> = {
  phase: "calls",
  clause: "ATTACH-56",
  op: "unmap_dma_buf",
  args: (c) => {
    const { table, pages } = givenTable(c);
    return { direction: "DMA_BIDIRECTIONAL", priv: privOf(c), table, pages };
  },
  argClauses: { priv: "ATTACH-20" },
  locks: "reservation",
  lockClause: "ATTACH-56",
};

const PIN: Calls<Command, "pin"> = {
  ...CACHING,
  phase: "calls",
  clause: "ATTACH-30",
  op: "pin",
  when: pinsAtAttach,
  args: () => ({}),
  locks: "reservation",
  lockClause: "ATTACH-30",
  onError: "ATTACH-32",
  undo: [UNPIN_AGAIN],
};

interface AttachMap extends Applies {
  readonly clause: ClauseId;
  /** Owed the lock (default: `clause`). */
  readonly lockClause?: ClauseId;
  readonly fails: ClauseId;
  readonly when: (c: AttachCall) => boolean;
  readonly locks: "none" | "reservation";
}

/** The static exporter's map runs unlocked in 6.1 and locked in 6.12 (ATTACH-31). */
const ATTACH_MAPS: readonly AttachMap[] = [
  {
    ...CACHING,
    clause: "ATTACH-30",
    lockClause: "LOCK-23",
    fails: "ATTACH-33",
    when: pinsAtAttach,
    locks: "reservation",
  },
  {
    on: { mismatchCaching: true, mapLock: "if-dynamic" },
    clause: "ATTACH-31",
    fails: "ATTACH-55",
    when: mapsUnpinned,
    locks: "none",
  },
  {
    on: { mismatchCaching: true, mapLock: "always" },
    clause: "ATTACH-31",
    fails: "ATTACH-55",
    when: mapsUnpinned,
    locks: "reservation",
  },
];

function attachMap({
  clause,
  lockClause = clause,
  fails,
  when,
  locks,
  ...applies
}: AttachMap): Calls<Command, "map_dma_buf"> {
  return {
    ...applies,
    phase: "calls",
    clause,
    op: "map_dma_buf",
    when,
    args: (c) => ({ direction: "DMA_BIDIRECTIONAL", priv: privOf(c) }),
    argClauses: { direction: "ATTACH-29", priv: "ATTACH-20" },
    locks,
    lockClause,
    onError: fails,
    undo: [UNMAP_AGAIN],
    takes: (c, reply) => {
      const table = "table" in reply ? reply.table : null;
      if (table === null) return { clause: fails, errno: "ENOMEM" };
      takeTable(c, table);
      return null;
    },
  };
}

/** Before the attachment is listed: a failure from here on is undone by a whole detach. */
export const PAIRING: Phase<Command> = {
  ...CACHING,
  phase: "does",
  clause: "ATTACH-29",
  also: ["LOCK-23"],
  when: unlike,
  run: () => {},
  undo: [DETACH_AGAIN],
};

/** After the attachment is listed. */
export const CACHING_CALLS: readonly Phase<Command>[] = [
  pinWaits<Command>(pinsAtAttach, true, CACHING),
  PIN,
  ...ATTACH_MAPS.map(attachMap),
  mapWaits<Command>({
    ...CACHING,
    clause: "ATTACH-56",
    interrupted: "ATTACH-56",
    when: pinsAtAttach,
    locks: true,
  }),
];

/** The table of this attach stays in the attachment. */
export function keepCached(c: AttachCall): void {
  const table = givenTable(c);
  attachmentOf(c).cached = { table, shown: shownTable(c.s, table), direction: "DMA_BIDIRECTIONAL" };
  c.s.tables.add(table.table);
}
