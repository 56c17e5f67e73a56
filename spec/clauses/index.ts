// SPDX-License-Identifier: MIT
import type { Clause } from "../clause.ts";
import { ATTACH } from "./attach.ts";
import { BACK } from "./back.ts";
import { CPU } from "./cpu.ts";
import { EXPORT } from "./export.ts";
import { FENCE } from "./fence.ts";
import { HEAP } from "./heap.ts";
import { HW } from "./hw.ts";
import { IOSYS } from "./iosys.ts";
import { LOCK } from "./lock.ts";
import { MAP } from "./map.ts";
import { MMAP } from "./mmap.ts";
import { MOVE } from "./move.ts";
import { NAME } from "./name.ts";
import { PIN } from "./pin.ts";
import { POLL } from "./poll.ts";
import { REF } from "./ref.ts";
import { RESV } from "./resv.ts";
import { SEEK } from "./seek.ts";
import { SG } from "./sg.ts";
import { STATS } from "./stats.ts";
import { SYNC } from "./sync.ts";
import { UDMABUF } from "./udmabuf.ts";
import { VMAP } from "./vmap.ts";
import { WW } from "./ww.ts";

/** The register by area, in the order of the catalogue. */
export const AREAS = {
  EXPORT,
  REF,
  ATTACH,
  MAP,
  SG,
  PIN,
  MOVE,
  BACK,
  CPU,
  SYNC,
  VMAP,
  IOSYS,
  MMAP,
  SEEK,
  POLL,
  NAME,
  STATS,
  RESV,
  WW,
  FENCE,
  LOCK,
  UDMABUF,
  HEAP,
  HW,
} as const;

export type AreaName = keyof typeof AREAS;

/** The whole clause register. */
export const CLAUSES = {
  ...EXPORT,
  ...REF,
  ...ATTACH,
  ...MAP,
  ...SG,
  ...PIN,
  ...MOVE,
  ...BACK,
  ...CPU,
  ...SYNC,
  ...VMAP,
  ...IOSYS,
  ...MMAP,
  ...SEEK,
  ...POLL,
  ...NAME,
  ...STATS,
  ...RESV,
  ...WW,
  ...FENCE,
  ...LOCK,
  ...UDMABUF,
  ...HEAP,
  ...HW,
} as const;

export type ClauseId = keyof typeof CLAUSES;

export const CLAUSE_IDS = Object.keys(CLAUSES) as ClauseId[];

/** A clause by id, without its literal type. */
export function clauseOf(id: ClauseId): Clause {
  return CLAUSES[id];
}

/** The area an id belongs to. */
export function areaOf(id: ClauseId): AreaName {
  return id.slice(0, id.indexOf("-")) as AreaName;
}

export function isClauseId(text: string): text is ClauseId {
  return Object.hasOwn(CLAUSES, text);
}
