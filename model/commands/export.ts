// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { bufferOf } from "../contents.ts";
import { newDriverState } from "../driver-buffers.ts";
import {
  cacheFlag,
  cachesAndPins,
  defectsOf,
  keepsList,
  keepsStatistics,
  lacks,
  type Member,
  opsOf,
  ownerDying,
  ownerOf,
  pinsByHalf,
  shapeDefined,
} from "../export-shape.ts";
import { takesListMutex } from "../list-mutex.ts";
import { newMoving } from "../moving.ts";
import { drawInode, listBuffer, newBuffer, registerBuffer } from "../new-buffer.ts";
import { own } from "../references.ts";
import { newReservation } from "../reservations.ts";
import type { Call, Check, Effect, FaultCheck, Meaning } from "../rule.ts";
import type { BufferState, ReservationState } from "../state.ts";

type ExportCall = Call<"export">;

const WARNS = [{ kind: "WARN", site: "dma_buf_export" }] as const;
const OPTIONAL_OPS: readonly Member[] = ["attach", "detach", "vmap", "vunmap"];
const SIGN_BIT = 1n << 63n;

/** What every successful export shows, whatever was asked for. */
const ALWAYS: readonly ClauseId[] = ["REF-01", "EXPORT-08", "EXPORT-24", "EXPORT-38"];

/** Export, in the order of EXPORT-40. */
export const exportBuffer: Meaning<"export"> = {
  defined: (c) => shapeDefined(c) && handlesKnown(c),
  legal: (c) => defectsOf(c) === 0 && !(c.args.name === null && keepsStatistics(c.s)),
  phases: [
    refuses("EXPORT-14", (c) => defectsOf(c) > 1),
    refuses("EXPORT-01", (c) => lacks(c, "priv")),
    refuses("EXPORT-02", (c) => lacks(c, "ops")),
    refuses("EXPORT-03", (c) => lacks(c, "map_dma_buf") || lacks(c, "unmap_dma_buf")),
    refuses("EXPORT-04", (c) => lacks(c, "release")),
    { ...refuses("EXPORT-11", cachesAndPins), on: { cacheFlag: true } },
    refuses("EXPORT-12", pinsByHalf),
    { phase: "check", clause: "EXPORT-15", when: ownerDying, ends: "ENOENT" },
    {
      phase: "does",
      clause: "EXPORT-16",
      when: (c) => c.args.owner !== null,
      run: (c) => countOwner(c, 1),
      undo: [{ phase: "does", clause: "EXPORT-17", when: (c) => c.args.owner !== null, run: (c) => countOwner(c, -1) }],
    },
    fails("EXPORT-18", "alloc:inode", "ENOMEM", []),
    { phase: "does", clause: "EXPORT-27", run: drawInodeNumber },
    fails("EXPORT-45", "limit:files", "ENFILE", ["EXPORT-18", "EXPORT-28"]),
    fails("EXPORT-18", "alloc:file", "ENOMEM", ["EXPORT-28"]),
    fails("EXPORT-18", "alloc:dma-buf", "ENOMEM", ["EXPORT-28", "REF-25", "REF-30"]),
    {
      phase: "does",
      clause: "EXPORT-22",
      when: (c) => c.args.reservation === null,
      run: (c) => fill(c, newReservation(false)),
    },
    {
      phase: "does",
      clause: "EXPORT-23",
      when: (c) => c.args.reservation !== null,
      run: (c) => fill(c, c.s.reservations.get(c.args.reservation ?? -1) ?? newReservation(false)),
    },
    {
      phase: "check",
      clause: "EXPORT-31",
      also: ["EXPORT-28", "EXPORT-40", "REF-25", "REF-30"],
      on: { sysfsStats: true },
      given: { sysfsStats: true },
      when: (c) => c.args.name === null,
      ends: "EINVAL",
      says: [{ kind: "PRINT", site: "dma_buf_stats_setup" }],
    },
    {
      ...fails("EXPORT-31", "alloc:statistics", "ENOMEM", ["EXPORT-28", "REF-25", "REF-30"]),
      on: { sysfsStats: true },
      given: { sysfsStats: true },
    },
    takesListMutex("LOCK-02"),
    { phase: "does", clause: "EXPORT-29", when: (c) => keepsList(c.s), run: (c) => listBuffer(c.s, bufferOf(c)) },
    {
      phase: "says",
      clause: "EXPORT-47",
      since: "7.2",
      given: { trace: true },
      when: () => true,
      says: { kind: "TRACE", site: "dma_buf_export" },
    },
    succeeds("EXPORT-43", (c) => c.args.name === null),
    succeeds("EXPORT-44", (c) => c.args.size >= SIGN_BIT),
    succeeds("EXPORT-21", (c) => c.args.size % BigInt(c.s.world.pageSizeBytes) !== 0n || c.args.size === 0n),
    succeeds("EXPORT-09", (c) => OPTIONAL_OPS.some((op) => lacks(c, op))),
    succeeds("REF-01", () => true),
  ],
  silent: "EXPORT-38",
  silentOnError: "REF-25",
  counts: {
    files: "EXPORT-24",
    buffers: "EXPORT-24",
    references: "REF-01",
    listed: "EXPORT-29",
    moduleReferences: "EXPORT-16",
    attachments: "EXPORT-19",
    vmaps: "EXPORT-19",
    names: "EXPORT-19",
  },
  countsOnError: { moduleReferences: "EXPORT-17", listed: "REF-30" },
};

/** A refusal for arguments or ops: one WARN, EINVAL, nothing else (EXPORT-13). */
function refuses(clause: ClauseId, when: (c: ExportCall) => boolean): Check<"export"> {
  return { phase: "check", clause, also: ["EXPORT-13"], when, ends: "EINVAL", says: WARNS };
}

function fails(
  clause: ClauseId,
  point: FaultCheck<"export">["point"],
  errno: FaultCheck<"export">["errno"],
  also: readonly ClauseId[],
): FaultCheck<"export"> {
  return { phase: "fault", clause, also: [...also, "EXPORT-40"], point, errno };
}

/** One effect per premise, the rarest first, so that a wrong refusal is blamed on the clause that forbids it. */
function succeeds(clause: ClauseId, when: (c: ExportCall) => boolean): Effect<"export"> {
  return { phase: "effect", clause, also: ALWAYS, when, run: publish };
}

/** The handles exist, and a given reservation is not locked by its owner (EXPORT-39). */
function handlesKnown(c: ExportCall): boolean {
  const { owner, reservation } = c.args;
  if (owner !== null && !c.s.modules.has(owner)) return false;
  return reservation === null || c.s.reservations.get(reservation)?.owner === null;
}

function countOwner(c: ExportCall, change: 1 | -1): void {
  const owner = ownerOf(c);
  if (owner === null) return;
  owner.references += change;
  c.s.census.moduleReferences += change;
}

function drawInodeNumber(c: ExportCall): void {
  c.note = drawInode(c.s);
}

function fill(c: ExportCall, reservation: ReservationState): void {
  const { s } = c;
  const { size, name, flags } = c.args;
  const pages: BufferState["pages"] = [];
  c.buffer = newBuffer({
    id: c.step.id,
    size,
    ops: opsOf(c),
    cacheFlag: cacheFlag(c),
    exporterName: s.world.exporter.exporterName ?? name,
    owner: ownerOf(c),
    reservation,
    flags,
    inode: Number(c.note),
    pages,
    driver: newDriverState(s, pages),
    moving: newMoving(s),
  });
}

function publish(c: ExportCall): void {
  registerBuffer(c.s, bufferOf(c));
  own(c.s, bufferOf(c));
}
