// SPDX-License-Identifier: MIT
/** What both vunmap calls mean. Catalogue §13. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { MapView } from "../../spec/observation.ts";
import { bufferOf } from "../contents.ts";
import { drivenBy } from "../driver-buffers.ts";
import { heldByOther, mayDeadlock, notHeld, scripted } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Calls, Effect, Meaning, Phase } from "../rule.ts";
import { driverAsserts, keepsVmapLockRule, type VmapLock, vmapEntry, vmapLocks } from "./vmap-locks.ts";

type Command = "vunmap" | "vunmap-unlocked";
type VunmapCall = Call<Command>;

const SITE = "dma_buf_vunmap";
/** What a caller hands over who has no map at all. */
const NULL_MAP: MapView = { memory: "system", address: 0n };

function keepsNull(c: VunmapCall): boolean {
  const { vmap } = bufferOf(c);
  return vmap === null || vmap.address === 0n;
}

function wrongMap(c: VunmapCall): boolean {
  return bufferOf(c).vmapCounter === 0 || keepsNull(c) || c.args.map !== "own";
}

function takeOne(c: VunmapCall): void {
  bufferOf(c).vmapCounter--;
  c.s.census.vmaps--;
  c.map = bufferOf(c).vmap;
}

/** A stray `unpin` around the op breaks VMAP-17; it can only come from an exporter that has one. */
function vunmapCall(clause: ClauseId, pins: boolean, lock: VmapLock): Calls<Command, "vunmap"> {
  return {
    ...lock,
    phase: "calls",
    clause,
    also: ["VMAP-10", "VMAP-17"],
    op: "vunmap",
    when: (c) => bufferOf(c).vmapCounter === 0 && bufferOf(c).ops.has("pin") === pins,
    args: (c) => ({ counter: 0, map: bufferOf(c).vmap ?? NULL_MAP }),
    argClauses: { counter: "VMAP-30", map: "VMAP-21" },
    // The op works on the caller's own map object: a reply that carries a map is what it left there. The heap clears it.
    takes: (c, reply) => {
      if ("map" in reply) c.map = reply.map;
      else if (drivenBy(c.s, "system-heap")) c.map = NULL_MAP;
      return null;
    },
  };
}

function forget(c: VunmapCall): void {
  if (bufferOf(c).vmapCounter === 0) bufferOf(c).vmap = null;
}

function success(clause: ClauseId, given: ClauseId, when: (c: VunmapCall) => boolean): Effect<Command> {
  return {
    phase: "effect",
    clause,
    also: ["VMAP-10"],
    when,
    run: forget,
    value: (c) => c.map,
    valueClauses: { memory: given, address: given },
  };
}

function nullCheck(unlocked: boolean): Phase<Command> {
  return {
    phase: "check",
    clause: unlocked ? "VMAP-31" : "VMAP-12",
    ...(unlocked ? { also: ["VMAP-12"] } : {}),
    when: (c) => c.args.buffer === null,
    ends: { value: () => NULL_MAP },
    says: [{ kind: "WARN", site: unlocked ? `${SITE}_unlocked` : SITE }],
  };
}

function bug(clause: ClauseId, when: (c: VunmapCall) => boolean): Phase<Command> {
  return { phase: "check", clause, when, ends: "died", says: [{ kind: "BUG", site: SITE }] };
}

function phases(unlocked: boolean): readonly Phase<Command>[] {
  return [
    nullCheck(unlocked),
    ...vmapEntry(unlocked, SITE),
    bug("VMAP-19", (c) => bufferOf(c).vmapCounter > 0 && keepsNull(c)),
    bug("VMAP-11", wrongMap),
    { phase: "does", clause: "VMAP-10", run: takeOne },
    ...vmapLocks(unlocked, "VMAP-14").flatMap((lock) => [
      vunmapCall("VMAP-10", false, lock),
      vunmapCall("VMAP-17", true, lock),
    ]),
    success("VMAP-22", "VMAP-22", (c) => bufferOf(c).vmapCounter > 0),
    success("VMAP-29", "VMAP-29", (c) => !bufferOf(c).ops.has("vunmap")),
    success("VMAP-10", "VMAP-21", () => true),
  ];
}

/** A NULL buffer has no map of its own to give back; a BUG would leave a real exporter half way. */
function defined(c: VunmapCall, unlocked: boolean): boolean {
  if (!ownedBuffer(c, c.args.buffer)) return false;
  if (c.buffer === null) return c.args.map !== "other";
  if (!unlocked && driverAsserts(c)) return false;
  if (unlocked && !notHeld(c)) return mayDeadlock(c.s) && !wrongMap(c);
  // It would end the machine in a later step, one that lets this one go on.
  if (unlocked && !c.s.instrumented && heldByOther(c) && wrongMap(c)) return false;
  return scripted(c.s) || !wrongMap(c);
}

function legal(c: VunmapCall, unlocked: boolean): boolean {
  return c.buffer !== null && keepsVmapLockRule(c, unlocked) && !wrongMap(c);
}

/** The meaning of a vunmap call; the `_unlocked` one takes the lock itself (VMAP-31). */
export function vunmapMeaning(unlocked: boolean): Meaning<Command> {
  return {
    defined: (c) => defined(c, unlocked),
    legal: (c) => legal(c, unlocked),
    phases: phases(unlocked),
    counts: { vmaps: "VMAP-10", references: "VMAP-24", files: "VMAP-24" },
  };
}
