// SPDX-License-Identifier: MIT
/** What pin and unpin have in common, in the order of PIN-21. Catalogue §6. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { assertsLock, lockedCall } from "../lock-premises.ts";
import { callersLocks, notHeld } from "../locks.ts";
import { attachedAttachment } from "../lookup.ts";
import type { Call, Calls, Phase } from "../rule.ts";
import { attachmentOf } from "../tables.ts";
import { isStatic } from "./map-kinds.ts";

export type PinCommand = "pin" | "unpin";
type PinCall = Call<PinCommand>;

/** Looks the attachment and its buffer up. */
export function pinLookup(c: PinCall): boolean {
  if (!attachedAttachment(c, c.args.attachment)) return false;
  c.buffer = attachmentOf(c).buffer;
  return c.buffer.life === "open";
}

const WARNS = { phase: "says" } as const;
const isUnlockedStatic = (c: PinCall): boolean => isStatic(c) && notHeld(c);
const isLockedStatic = (c: PinCall): boolean => isStatic(c) && !notHeld(c);

/** The words before the op; neither stops the call. */
export function pinWords(site: string): readonly Phase<PinCommand>[] {
  return [
    ...lockedCall<PinCommand>(),
    // With both words to say, it is their order that shows.
    { ...WARNS, clause: "PIN-21", when: isUnlockedStatic, says: { kind: "WARN", site }, given: { lockDebug: true } },
    { ...WARNS, clause: "PIN-01", when: isLockedStatic, says: { kind: "WARN", site }, given: { lockDebug: true } },
    { ...WARNS, clause: "PIN-01", when: isStatic, says: { kind: "WARN", site }, given: { lockDebug: false } },
    ...assertsLock<PinCommand>("PIN-02", site),
  ];
}

/** The exporter's op, under whatever lock the caller has. */
export function pinOp(op: PinCommand, clause: ClauseId, when?: Calls<PinCommand>["when"]): Calls<PinCommand> {
  return {
    phase: "calls",
    clause,
    op,
    ...(when !== undefined && { when }),
    args: () => ({}),
    locks: callersLocks,
    lockClause: "LOCK-04",
    onError: clause,
  };
}
