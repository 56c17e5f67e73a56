// SPDX-License-Identifier: MIT
/** What the kernel's DMA debugging says of a driver that syncs in another direction than it mapped. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Direction } from "../../spec/op.ts";
import { bufferOf } from "../contents.ts";
import { DMA_DEBUG_SITE, mappedDirections, mayStillSpeak } from "../dma-debug.ts";
import { drivenBy } from "../driver-buffers.ts";
import type { Call, Phase } from "../rule.ts";
import type { BracketCommand } from "./bracket-phases.ts";

type BracketCall = Call<BracketCommand>;

/** After a bracket's op that succeeded; `when`: the step is of this side. */
export function driverSyncs(
  direction: (c: BracketCall) => Direction,
  when: (c: BracketCall) => boolean,
): readonly Phase<BracketCommand>[] {
  return [
    complains(
      "SYNC-22",
      (c) => c.step.do === "sync" && when(c) && drivenBy(c.s, "udmabuf") && keptOther(c, direction(c)),
    ),
    complains(
      "UDMABUF-20",
      (c) => c.step.do !== "sync" && when(c) && drivenBy(c.s, "udmabuf") && keptOther(c, direction(c)),
    ),
    complains("HEAP-19", (c) => when(c) && drivenBy(c.s, "system-heap") && mappedOther(c, direction(c))),
    {
      phase: "does",
      clause: "UDMABUF-20",
      given: { dmaApiDebug: true },
      when: (c) => when(c) && (keptOther(c, direction(c)) || mappedOther(c, direction(c))),
      run: (c) => void c.s.warnedOnce.add(DMA_DEBUG_SITE),
    },
  ];
}

function complains(clause: ClauseId, when: (c: BracketCall) => boolean): Phase<BracketCommand> {
  return {
    phase: "says",
    clause,
    given: { dmaApiDebug: true },
    when: (c) => mayStillSpeak(c.s) && when(c),
    says: { kind: "DMA-API", site: DMA_DEBUG_SITE },
  };
}

/** A mapping in both directions may be synced in any. */
function differs(mapped: Direction, synced: Direction): boolean {
  return mapped !== "DMA_BIDIRECTIONAL" && mapped !== synced;
}

function keptOther(c: BracketCall, synced: Direction): boolean {
  const kept = bufferOf(c).driver?.kept ?? null;
  return kept !== null && differs(kept, synced);
}

function mappedOther(c: BracketCall, synced: Direction): boolean {
  return (
    drivenBy(c.s, "system-heap") &&
    bufferOf(c).attachments.some((a) => mappedDirections(a).some((d) => differs(d, synced)))
  );
}
