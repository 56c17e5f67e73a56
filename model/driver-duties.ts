// SPDX-License-Identifier: MIT
/**
 * What udmabuf and the system heap owe beyond any exporter: their answers are predicted, not only accepted. Catalogue
 * §24, §25. An answer that an armed fault explains is excused.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Errno } from "../spec/errno.ts";
import { type FaultPoint, isExporterFault } from "../spec/fault.ts";
import type { Callback, CallbackReply, TableView } from "../spec/observation.ts";
import type { CallName, OpName } from "../spec/op.ts";
import type { ExporterKind } from "../spec/program.ts";
import { drivenBy } from "./driver-buffers.ts";
import { brokenPieces, unmergedPages } from "./driver-tables.ts";
import { type BrokenDuty, type Hit, oddAnswer } from "./duties.ts";
import type { Call } from "./rule.ts";
import type { BufferState, DriverState } from "./state.ts";

/** One answer of a driver under judgement. */
interface Answer {
  readonly c: Call;
  readonly buffer: BufferState;
  readonly driver: DriverState;
  readonly callback: Callback;
  readonly reply: CallbackReply;
  readonly hit: Hit;
}

type Duty = (answer: Answer) => BrokenDuty | null;

/** The ops by whose answers the clauses are judged. */
export const DUTY_OPS: Partial<Record<ClauseId, readonly OpName[]>> = {
  "UDMABUF-15": ["mmap"],
  "UDMABUF-17": ["begin_cpu_access"],
  "UDMABUF-18": ["end_cpu_access"],
  "UDMABUF-19": ["begin_cpu_access", "end_cpu_access"],
  "UDMABUF-20": ["begin_cpu_access", "end_cpu_access"],
  "UDMABUF-21": ["map_dma_buf"],
  "UDMABUF-32": ["map_dma_buf"],
  "HEAP-17": ["attach"],
  "HEAP-18": ["map_dma_buf"],
  "HEAP-19": ["begin_cpu_access", "end_cpu_access"],
  "HEAP-21": ["vmap"],
  "HEAP-22": ["map_dma_buf"],
  "HEAP-27": ["mmap"],
};

/** Faults without which the case of a clause does not come about: the drivers' begins do not fail by themselves. */
export const DUTY_FAULTS: Partial<Record<ClauseId, readonly FaultPoint[]>> = {
  "UDMABUF-19": ["exporter:dma-map"],
};

const UDMABUF: Partial<Record<CallName, Duty>> = {
  mmap: (a) => (isShared(a) ? succeeds("UDMABUF-15", a) : refuses("UDMABUF-15", "EINVAL", a)),
  begin_cpu_access: beginUdmabuf,
  end_cpu_access: endUdmabuf,
  vmap: (a) => succeeds("UDMABUF-22", a),
  map_dma_buf: mapUdmabuf,
};

const SYSTEM_HEAP: Partial<Record<CallName, Duty>> = {
  attach: attachHeap,
  mmap: mmapHeap,
  begin_cpu_access: (a) => succeeds("HEAP-19", a),
  end_cpu_access: (a) => succeeds("HEAP-19", a),
  vmap: (a) => succeeds("HEAP-21", a),
  map_dma_buf: mapHeap,
};

const DUTIES: Partial<Record<ExporterKind, Partial<Record<CallName, Duty>>>> = {
  udmabuf: UDMABUF,
  "system-heap": SYSTEM_HEAP,
};

/** The duty a driver's answer breaks, or null. Any other exporter has none of these. */
export function judgeDriverReply(c: Call, callback: Callback, hit: Hit): BrokenDuty | null {
  const { buffer } = c;
  if (buffer === null || buffer.driver === null) return null;
  const duties = DUTIES[c.s.world.exporter.kind] ?? {};
  const { driver } = buffer;
  return duties[callback.op]?.({ c, buffer, driver, callback, reply: callback.reply, hit }) ?? null;
}

/** What a driver keeps of an answer it gave. */
export function noteDriverReply({ s, buffer, attachment }: Call, { op, args, reply }: Callback): void {
  const driver = buffer?.driver ?? null;
  if (driver === null) return;
  if (op === "begin_cpu_access" && drivenBy(s, "udmabuf")) {
    driver.beginFailed = "errno" in reply;
    if (!driver.beginFailed && "direction" in args) driver.kept ??= args.direction;
  }
  if (op === "map_dma_buf" && attachment !== null && "table" in reply && reply.table !== null) {
    driver.tables.set(attachment.id, reply.table.table);
  }
}

/** The serial of the table that the attachment was given before this answer. */
function tableBefore({ c, driver }: Answer): number | undefined {
  return c.attachment === null ? undefined : driver.tables.get(c.attachment.id);
}

function isExcused({ c }: Answer): boolean {
  return c.step.fault !== undefined && isExporterFault(c.step.fault.point);
}

function succeeds(clause: ClauseId, answer: Answer): BrokenDuty | null {
  const { reply, hit } = answer;
  hit(clause);
  const observed = "errno" in reply ? reply.errno : oddAnswer(reply);
  if (observed === null || ("errno" in reply && isExcused(answer))) return null;
  return { clause, expected: "success", observed };
}

function refuses(clause: ClauseId, errno: Errno, { reply, hit }: Answer): BrokenDuty | null {
  hit(clause);
  const observed = "errno" in reply ? reply.errno : (oddAnswer(reply) ?? "success");
  return observed === errno ? null : { clause, expected: errno, observed };
}

function isShared({ callback: { args } }: Answer): boolean {
  return "shared" in args && args.shared;
}

/** A begin after one that failed tries afresh (UDMABUF-19). */
function beginUdmabuf(a: Answer): BrokenDuty | null {
  if (strays(a)) return succeeds("UDMABUF-20", a);
  return succeeds(a.driver.beginFailed ? "UDMABUF-19" : "UDMABUF-17", a);
}

function endUdmabuf(a: Answer): BrokenDuty | null {
  if (strays(a)) return succeeds("UDMABUF-20", a);
  if (a.driver.kept !== null) return succeeds("UDMABUF-17", a);
  return refuses(a.driver.beginFailed ? "UDMABUF-19" : "UDMABUF-18", "EINVAL", a);
}

/** In another direction than the kept mapping's. */
function strays({ driver, callback: { args } }: Answer): boolean {
  return driver.kept !== null && "direction" in args && args.direction !== driver.kept;
}

function tableOf({ reply }: Answer): TableView | null {
  return "table" in reply ? reply.table : null;
}

/** Serials are drawn in order: a new table has a new one. */
function mapUdmabuf(a: Answer): BrokenDuty | null {
  const table = tableOf(a);
  if (table === null) return null;
  a.hit("UDMABUF-21");
  if (a.c.s.instrumented && table.table === tableBefore(a)) {
    return { clause: "UDMABUF-21", expected: "a new table", observed: `table ${table.table} again` };
  }
  return unmergedPages(a.c, a.buffer, table, a.hit);
}

function attachHeap(a: Answer): BrokenDuty | null {
  a.hit("HEAP-17");
  return "errno" in a.reply ? refuses("HEAP-17", "ENOMEM", a) : null;
}

/** Where the pieces of a longer buffer lie in physical memory nobody says: in 7.2 both answers are right for it. */
function mmapHeap(a: Answer): BrokenDuty | null {
  const { args } = a.callback;
  if (isShared(a) || ("pages" in args && args.pages === 1)) return succeeds("HEAP-27", a);
  if (a.c.s.era !== "7.2") return refuses("HEAP-27", "EINVAL", a);
  return "errno" in a.reply ? refuses("HEAP-27", "EINVAL", a) : succeeds("HEAP-27", a);
}

function mapHeap(a: Answer): BrokenDuty | null {
  const table = tableOf(a);
  if (table === null) return null;
  return (a.c.s.instrumented ? strangeTable(a, table) : null) ?? brokenPieces(a.c.s, a.buffer, table, a.hit);
}

/** An attachment has one table, whatever the framework makes of it, and no other attachment has that (HEAP-17, HEAP-18). */
function strangeTable(a: Answer, { table }: TableView): BrokenDuty | null {
  const before = tableBefore(a);
  if (before !== undefined) {
    a.hit("HEAP-18");
    return table === before ? null : { clause: "HEAP-18", expected: `table ${before}`, observed: `table ${table}` };
  }
  for (const taken of a.driver.tables.values()) {
    if (taken === table) return { clause: "HEAP-17", expected: "a table of its own", observed: `table ${table} again` };
  }
  return null;
}
