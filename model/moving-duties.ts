// SPDX-License-Identifier: MIT
/** What an exporter owes whose storage moves, judged from its answers: where tables point, and when there is none. */
import type { ClauseId } from "../spec/clauses/index.ts";
import { isExporterFault } from "../spec/fault.ts";
import type { Callback, TableEntry } from "../spec/observation.ts";
import type { Direction } from "../spec/op.ts";
import type { BrokenDuty, Hit } from "./duties.ts";
import { countPin, countUnpin, type MovingState } from "./moving.ts";
import type { Call } from "./rule.ts";
import { invalidDirection } from "./tables.ts";

/** The first duty the answer breaks, or null; notes what is new in it. Any other exporter has none of these. */
export function judgeMovingReply(c: Call, { op, reply }: Callback, hit: Hit): BrokenDuty | null {
  const { buffer } = c;
  const moving = buffer?.moving ?? null;
  if (buffer === null || moving === null) return null;
  if (op === "pin" && !("errno" in reply)) countPin(buffer);
  if (op === "unpin") countUnpin(buffer);
  if (op !== "map_dma_buf") return null;
  if (moving.revoked) return mappedRevoked(c, reply, hit);
  if ("errno" in reply) return refused(moving, reply.errno, hit);
  return "table" in reply && reply.table !== null ? misplaced(c, moving, reply.table.entries, hit) : null;
}

/** A map of a revoked buffer fails, in the one way that says so, unless there is another reason (MOVE-21). */
function mappedRevoked({ step, args }: Call, reply: Callback["reply"], hit: Hit): BrokenDuty | null {
  hit("MOVE-21");
  const observed = "errno" in reply ? reply.errno : "a table";
  const wrong = "direction" in args && invalidDirection(args.direction as Direction);
  const excused = "errno" in reply && (wrong || (step.fault !== undefined && isExporterFault(step.fault.point)));
  return observed === "ENODEV" || excused ? null : { clause: "MOVE-21", expected: "ENODEV", observed };
}

/** What was given back can be mapped again (MOVE-23). */
function refused({ restored }: MovingState, errno: string, hit: Hit): BrokenDuty | null {
  if (!restored) return null;
  hit("MOVE-23");
  return errno === "ENODEV" ? { clause: "MOVE-23", expected: "a table", observed: errno } : null;
}

/** Why storage whose importers were told nothing must be where it was. */
function whyStays({ pins, unpins, pinned }: MovingState): ClauseId {
  if (pins > 0) return "PIN-06";
  return pinned && unpins > 0 ? "PIN-14" : "MOVE-25";
}

/** Bus addresses tell where storage lies only where nobody translates them. */
function misplaced(c: Call, moving: MovingState, entries: readonly TableEntry[], hit: Hit): BrokenDuty | null {
  const device = c.s.world.devices[c.attachment?.device ?? 0];
  if (moving.restored) hit("MOVE-23");
  if (device?.iommu !== "none") return null;
  const place = pagesOf(entries, BigInt(c.s.world.pageSizeBytes));
  const again = moving.former === null ? undefined : place.find((page) => moving.former?.includes(page));
  if (moving.moves > 0) hit("MOVE-10");
  if (again !== undefined) return { clause: "MOVE-10", expected: "the new place", observed: `page ${hex(again)}` };
  if (moving.place === null) {
    moving.place = place;
    return null;
  }
  const clause = whyStays(moving);
  hit(clause);
  const at = place.findIndex((page, index) => page !== moving.place?.[index]);
  if (at < 0) return null;
  return { clause, expected: `page ${hex(moving.place[at] ?? 0n)}`, observed: `page ${hex(place[at] ?? 0n)}` };
}

function pagesOf(entries: readonly TableEntry[], pageBytes: bigint): bigint[] {
  const pages: bigint[] = [];
  for (const { address, lengthBytes } of entries) {
    for (let at = 0n; at < lengthBytes; at += pageBytes) pages.push(address + at);
  }
  return pages;
}

function hex(address: bigint): string {
  return `0x${address.toString(16)}`;
}
