// SPDX-License-Identifier: MIT
/** What an importer owes before its device touches a buffer, whose breach the target reports. Catalogue §7. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { foundSignalled } from "../fences.ts";
import { awaitsKernel, isPinned, isStale } from "../moving.ts";
import { premise, reports } from "../phase-parts.ts";
import type { Call, Phase } from "../rule.ts";
import type { AttachmentState, BufferState, MappingState } from "../state.ts";
import { mappingOf } from "../tables.ts";

type Access = "dma-read" | "dma-write";
type AccessCall = Call<Access>;

const DUTIES = ["MOVE-18", "MOVE-09", "MOVE-30", "MAP-17"] as const satisfies readonly ClauseId[];
type Duty = (typeof DUTIES)[number];

/** The duty an access through the mapping breaks: of several the first of the list; null: none. */
export function brokenBy(access: Access, mapping: MappingState): Duty | null {
  const { attachment } = mapping;
  if (access === "dma-write" && mapping.revoked) return "MOVE-18";
  if (isStale(mapping) && attachment.pins === 0) return "MOVE-09";
  // A static importer's map has waited (MAP-16).
  return comesEarly(attachment) ? (attachment.notified ? "MOVE-30" : "MAP-17") : null;
}

/** Nothing keeps the storage where it is, and somebody still copies or clears it. */
function comesEarly({ buffer, dynamic }: AttachmentState): boolean {
  return dynamic && buffer.reservation.table !== null && awaitsKernel(buffer) && !isPinned(buffer);
}

/** The fence in the way is the exporter's own. */
function isEarlyForCopy(duty: Duty, c: AccessCall): boolean {
  if (duty !== "MOVE-30" && duty !== "MAP-17") return false;
  const { copy } = mappingOf(c).attachment.buffer.moving ?? { copy: null };
  return copy !== null;
}

/** Whether what an access does is known: of two duties that it breaks at once nobody says which one counts. */
export function accessDefined(c: AccessCall): boolean {
  const mapping = mappingOf(c);
  const { buffer, pins } = mapping.attachment;
  if (c.s.instrumented && awaitsUnknown(buffer)) return false;
  if (buffer.moving === null) return true;
  if (mapping.revoked) return revokedDefined(c, mapping, buffer);
  if (!isStale(mapping)) return true;
  // The old place is gone with the copy's end, and may be somebody else's by now.
  return pins === 0 && (c.step.do === "dma-read" || buffer.moving.copy !== null);
}

function revokedDefined(c: AccessCall, mapping: MappingState, buffer: BufferState): boolean {
  if (isStale(mapping) || buffer.moving?.revoked !== true) return false;
  return c.step.do === "dma-write" || !comesEarly(mapping.attachment);
}

/** A KERNEL fence is done and nobody knows: whether it counts depends on who asks. */
function awaitsUnknown({ reservation: { table } }: BufferState): boolean {
  return table?.entries.some(({ fence }) => !fence.signalled && foundSignalled(fence)) === true;
}

/** The target's reports of the duties above. */
export function watches<N extends Access>(site: N): readonly Phase<N>[] {
  return DUTIES.flatMap((duty) => {
    const breaks = (c: Call<N>): boolean => brokenBy(site, mappingOf(c)) === duty;
    // Of a copy's fence the exporter shows by this that it is there.
    const early = reports<N>(duty, site, (c) => breaks(c) && isEarlyForCopy(duty, c));
    return [
      reports<N>(duty, site, (c) => breaks(c) && !isEarlyForCopy(duty, c)),
      { ...early, clause: "MOVE-15" },
      premise<N>(duty, (c) => c.s.instrumented && breaks(c) && isEarlyForCopy(duty, c)),
    ];
  });
}

/** Nothing is promised of what the access shows: the duty was broken, or the storage is no more the importer's. */
export function unpromised(c: AccessCall): boolean {
  const mapping = mappingOf(c);
  return mapping.revoked || brokenBy(c.step.do, mapping) !== null;
}
