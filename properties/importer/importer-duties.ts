// SPDX-License-Identifier: MIT
/** What an importer owes, and how it shows that it does not keep it. */
import type { ExpectedSaid } from "../../model/end.ts";
import { brokenDuty, type Mismatch } from "../../model/mismatch.ts";
import type { State } from "../../model/state.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Args, CommandName } from "../../spec/commands/index.ts";
import type { DiagnosticKind } from "../../spec/observation.ts";
import type { Direction } from "../../spec/op.ts";
import type { AnyStep } from "../../spec/program.ts";

/** Words of a kernel that a correct caller never hears. */
const COMPLAINTS: ReadonlySet<DiagnosticKind> = new Set(["CONTRACT", "ASSERT", "WARN", "WARN_ONCE", "BUG"]);

/** Of a long entry the end tells what is wrong. */
const CALLS_SHOWN = 6;

/** The duty that the last of an entry's calls broke, by what the kernel had to say to it. */
export function brokenBy(said: readonly ExpectedSaid[], calls: readonly CommandName[]): Mismatch | null {
  const complaint = said.find(({ kind }) => COMPLAINTS.has(kind));
  if (complaint === undefined) return null;
  const clause = complaint.reports ?? complaint.clause;
  const last = calls.at(-1) ?? complaint.site;
  const heard = complaint.kind === "CONTRACT" ? `CONTRACT ${clause}` : `${complaint.kind} in ${complaint.site}`;
  return brokenDuty(clause, `no complaint about ${last}`, `${calls.slice(-CALLS_SHOWN).join(", ")}: ${heard}`);
}

/** Clauses behind calls whose effect is undefined, where the state does not tell more. */
const UNDEFINED: Partial<Record<CommandName, ClauseId>> = {
  attach: "ATTACH-13",
  "dynamic-attach": "ATTACH-13",
  map: "MAP-02",
  "map-unlocked": "MAP-08",
  pin: "PIN-02",
  unpin: "PIN-13",
  "resv-lock": "WW-01",
  "resv-unlock": "WW-17",
  "resv-add": "RESV-12",
};

/** Calls that take the reservation lock: around a move callback it is held. */
const LOCKING: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "attach", "dynamic-attach", "detach", "map-unlocked", "unmap-unlocked"] as const),
]);

/** A call that no kernel defines in this state; `told`: made in the move callback. */
export function undefinedUse(s: State, step: AnyStep, told: boolean): Mismatch {
  const clause = (told && LOCKING.has(step.do) ? "MOVE-07" : whyUndefined(s, step)) ?? UNDEFINED[step.do];
  return brokenDuty(clause ?? "ATTACH-42", `${step.do} where it is defined`, `${step.do} has no defined effect here`);
}

function whyUndefined(s: State, step: AnyStep): ClauseId | null {
  switch (step.do) {
    case "dma-read":
      return whyNotTouched(s, step.args.mapping, "DMA_FROM_DEVICE");
    case "dma-write":
      return whyNotTouched(s, step.args.mapping, "DMA_TO_DEVICE");
    case "unmap":
    case "unmap-unlocked":
      return whyNotUnmapped(s, step.args);
    case "detach":
      return whyNotDetached(s, step.args.attachment ?? -1);
    default:
      return null;
  }
}

/** A mapping that is gone, does not allow it, or describes a place that may be somebody else's by now. */
function whyNotTouched(s: State, mapping: number, forbidden: Direction): ClauseId {
  if (!s.pools.mapping.live.includes(mapping)) return "HW-05";
  return s.mappings.get(mapping)?.direction === forbidden ? "HW-06" : "MOVE-09";
}

function whyNotUnmapped(s: State, { attachment, mapping, direction }: Args<"unmap">): ClauseId {
  const found = s.mappings.get(mapping ?? -1);
  if (found === undefined || !s.pools.mapping.live.includes(found.id)) return "MAP-38";
  if (found.attachment.id !== attachment) return "MAP-37";
  return found.direction === direction ? "LOCK-02" : "MAP-36";
}

function whyNotDetached(s: State, attachment: number): ClauseId {
  const found = s.attachments.get(attachment);
  if (found?.attached !== true) return "ATTACH-43";
  return found.mappings.length > 0 ? "ATTACH-44" : "ATTACH-13";
}

/** What must not be left when an entry ends, or when a use does. */
export function leftAfter(s: State, step: AnyStep, task: number, owners: ReadonlyMap<number, number>): Mismatch | null {
  const held = s.lockedBy[task]?.[0];
  if (held !== undefined)
    return brokenDuty("LOCK-02", `${step.do} ends with no lock held`, `the reservation of buffer ${held.id} is locked`);
  return step.do === "importer-close" ? leftAfterClose(s, (id) => owners.get(id) === step.args.importer) : null;
}

function leftAfterClose(s: State, own: (id: number) => boolean): Mismatch | null {
  const left = (clause: ClauseId, what: string): Mismatch =>
    brokenDuty(clause, "importer-close gives everything back", what);
  for (const { id, signalled } of s.fences.values()) {
    if (own(id) && !signalled) return left("FENCE-71", `fence ${id} is not signalled`);
  }
  const mapped = s.pools.mapping.live.find(own);
  if (mapped !== undefined) return left("ATTACH-44", `mapping ${mapped} is still mapped`);
  const pinned = [...s.attachments.values()].find(({ id, pins }) => own(id) && pins > 0);
  if (pinned !== undefined) return left("ATTACH-42", `attachment ${pinned.id} is still pinned`);
  const attached = [...s.attachments.values()].find(({ id, attached }) => own(id) && attached);
  if (attached !== undefined) return left("ATTACH-42", `attachment ${attached.id} is still attached`);
  const fence = s.pools.fence.live.find(own);
  return fence === undefined ? null : left("FENCE-55", `a reference to fence ${fence} is left`);
}
