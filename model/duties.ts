// SPDX-License-Identifier: MIT
/**
 * What an exporter owes, judged from the replies of a real one. The framework passes most of these on without a look,
 * so a broken duty shows here and nowhere else.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CallbackReply, MapView } from "../spec/observation.ts";
import type { OpName } from "../spec/op.ts";
import type { Call } from "./rule.ts";
import { brokenTable } from "./table-duties.ts";

/** A duty an exporter broke, with what it should have answered and what it did. */
export interface BrokenDuty {
  readonly clause: ClauseId;
  readonly expected: string;
  readonly observed: string;
}

/** Counts a clause as exercised. */
export type Hit = (clause: ClauseId) => void;

/**
 * Duties the target's instrumentation watches around an op and reports when they are broken. An op that ran without a
 * report has kept them.
 */
const WATCHED: Partial<Record<OpName, readonly ClauseId[]>> = {
  map_dma_buf: ["HW-13"],
  unmap_dma_buf: ["HW-13", "MAP-39", "SG-05", "SG-14", "SG-16"],
  detach: ["SG-16"],
  release: ["BACK-16", "SG-16"],
  begin_cpu_access: ["HW-10"],
  end_cpu_access: ["HW-10"],
};

/** The first duty the reply breaks, or null. Tells `hit` each clause it looked at. */
export function judgeReply(c: Call, op: OpName, reply: CallbackReply, hit: Hit): BrokenDuty | null {
  if (c.s.instrumented) for (const clause of WATCHED[op] ?? []) hit(clause);
  if (op === "map_dma_buf" && invalidDirection(c)) hit("MAP-41");
  if (op === "unmap_dma_buf") return unmapReply(reply);
  if ("errno" in reply) return null;
  switch (op) {
    case "attach":
      return attachReply(c, reply, hit);
    case "pin":
      return pinReply(reply, hit);
    case "map_dma_buf":
      return mapReply(c, reply, hit);
    case "vmap":
      return vmapReply(reply, hit);
    case "mmap":
      return plainReply("MMAP-06", reply);
    case "begin_cpu_access":
      return "positive" in reply ? null : plainReply("CPU-19", reply);
    case "end_cpu_access":
      return "positive" in reply ? null : plainReply("CPU-20", reply);
    default:
      return null;
  }
}

function invalidDirection(c: Call): boolean {
  const direction = "direction" in c.args ? c.args.direction : null;
  return direction === "DMA_NONE" || direction === "out-of-range";
}

function attachReply(c: Call, reply: CallbackReply, hit: Hit): BrokenDuty | null {
  hit("ATTACH-54");
  const odd = oddAnswer(reply);
  if (odd !== null) return { clause: "ATTACH-54", expected: "success or an errno", observed: odd };
  if (!("peer2peer" in reply) || c.attachment === null) return null;
  hit("ATTACH-27");
  if (!reply.peer2peer || c.attachment.peer2peer) return null;
  return { clause: "ATTACH-27", expected: "peer2peer left alone or cleared", observed: "peer2peer set" };
}

function pinReply(reply: CallbackReply, hit: Hit): BrokenDuty | null {
  hit("MAP-63");
  const odd = oddAnswer(reply);
  return odd === null ? null : { clause: "MAP-63", expected: "success or an errno", observed: odd };
}

/** NULL reaches the importer as ENOMEM (MAP-12), which is the framework's guess: the exporter owes the errno (BACK-11). */
function mapReply(c: Call, reply: CallbackReply, hit: Hit): BrokenDuty | null {
  hit("BACK-11");
  if ("table" in reply && reply.table !== null) return brokenTable(c, reply.table, hit);
  if ("table" in reply) return { clause: "BACK-11", expected: "an errno", observed: "NULL" };
  return { clause: "MAP-10", expected: "a table or an errno", observed: oddAnswer(reply) ?? "nothing" };
}

/** Nobody looks at what unmap returns: an exporter that refuses has not unmapped (MAP-39). */
function unmapReply(reply: CallbackReply): BrokenDuty | null {
  const observed = "errno" in reply ? reply.errno : oddAnswer(reply);
  return observed === null ? null : { clause: "MAP-39", expected: "no result", observed };
}

function vmapReply(reply: CallbackReply, hit: Hit): BrokenDuty | null {
  hit("VMAP-20");
  if ("map" in reply && filled(reply.map)) return null;
  const observed = "map" in reply ? "a null map" : (oddAnswer(reply) ?? "a map that was not filled");
  return { clause: "VMAP-20", expected: "a filled map or an errno", observed };
}

/** An op whose success is nothing but zero. */
function plainReply(clause: ClauseId, reply: CallbackReply): BrokenDuty | null {
  const odd = oddAnswer(reply);
  return odd === null ? null : { clause, expected: "success or an errno", observed: odd };
}

function filled(map: MapView): boolean {
  return map.address !== 0n;
}

/** An answer outside the op's contract, in words. */
export function oddAnswer(reply: CallbackReply): string | null {
  if ("invalid" in reply) return reply.invalid;
  if ("positive" in reply) return `the positive number ${reply.positive}`;
  return null;
}
