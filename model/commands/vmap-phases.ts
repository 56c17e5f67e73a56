// SPDX-License-Identifier: MIT
/** What both vmap calls mean, in the order of VMAP-26. Catalogue §13. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { bufferOf } from "../contents.ts";
import { drivenBy } from "../driver-buffers.ts";
import { held, heldByOther, mayDeadlock, notHeld, scripted } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { premise } from "../phase-parts.ts";
import type { Call, Calls, Effect, Meaning, Phase } from "../rule.ts";
import { assertsHeld, driverAsserts, keepsVmapLockRule, type VmapLock, vmapEntry, vmapLocks } from "./vmap-locks.ts";

type Command = "vmap" | "vmap-unlocked";
type VmapCall = Call<Command>;

const SITE = "dma_buf_vmap";

function mapped(c: VmapCall): boolean {
  return bufferOf(c).vmapCounter > 0;
}

/** The exporter succeeded once with a null map: every later call is a BUG (VMAP-19). */
function keepsNull(c: VmapCall): boolean {
  const { vmap, vmapCounter } = bufferOf(c);
  return vmapCounter > 0 && (vmap === null || vmap.address === 0n);
}

function count(c: VmapCall): void {
  bufferOf(c).vmapCounter++;
  c.s.census.vmaps++;
}

function warnOnce(c: VmapCall): boolean {
  if (c.s.warnedOnce.has(SITE)) return false;
  c.s.warnedOnce.add(SITE);
  return true;
}

/** A stray `pin` around the op breaks VMAP-17; it can only come from an exporter that has one. */
function vmapCall(clause: ClauseId, pins: boolean, lock: VmapLock): Calls<Command, "vmap"> {
  return {
    ...lock,
    phase: "calls",
    clause,
    also: ["VMAP-04", "VMAP-17"],
    op: "vmap",
    when: (c) => bufferOf(c).ops.has("pin") === pins,
    args: () => ({}),
    onError: "VMAP-07",
    saysOnError: (c) => (warnOnce(c) ? { kind: "WARN_ONCE", site: SITE } : null),
    takes: (c, reply) => {
      if ("positive" in reply) c.note = reply.positive;
      if ("map" in reply) c.map = reply.map;
      return null;
    },
  };
}

/** A positive answer is a failure without an errno: the number goes to the caller. */
const POSITIVE: readonly Phase<Command>[] = [
  {
    phase: "says",
    clause: "VMAP-27",
    when: (c) => c.note !== null && !c.s.warnedOnce.has(SITE),
    says: { kind: "WARN_ONCE", site: SITE },
  },
  { phase: "does", clause: "VMAP-27", when: (c) => c.note !== null, run: warnOnce },
  { phase: "check", clause: "VMAP-27", when: (c) => c.note !== null, ends: { value: (c) => c.note } },
];

function keep(c: VmapCall): void {
  if (c.map === null) throw new Error("the exporter gave no map");
  bufferOf(c).vmap = c.map;
  count(c);
}

function firstMap(clause: ClauseId, when: (c: VmapCall) => boolean): Effect<Command> {
  return { phase: "effect", clause, also: ["VMAP-24", "VMAP-26"], when, run: keep, value: (c) => c.map };
}

function nullCheck(unlocked: boolean): Phase<Command> {
  return {
    phase: "check",
    clause: unlocked ? "VMAP-31" : "VMAP-01",
    also: unlocked ? ["VMAP-01", "VMAP-26"] : ["VMAP-26"],
    when: (c) => c.args.buffer === null,
    ends: "EINVAL",
    says: [{ kind: "WARN", site: unlocked ? `${SITE}_unlocked` : SITE }],
  };
}

/** The assertion comes before the test for the op: a call that fails for want of it still speaks (VMAP-26). */
const ASSERTS = [
  ...assertsHeld("VMAP-26", SITE, (c) => !bufferOf(c).ops.has("vmap")),
  ...assertsHeld("VMAP-15", SITE, (c) => bufferOf(c).ops.has("vmap")),
];

function phases(unlocked: boolean): readonly Phase<Command>[] {
  return [
    nullCheck(unlocked),
    ...vmapEntry(unlocked, SITE, ASSERTS),
    premise("UDMABUF-22", (c) => drivenBy(c.s, "udmabuf")),
    { phase: "check", clause: "VMAP-02", also: ["VMAP-26"], when: (c) => !bufferOf(c).ops.has("vmap"), ends: "EINVAL" },
    { phase: "does", clause: "VMAP-05", when: mapped, run: count },
    { phase: "check", clause: "VMAP-19", when: keepsNull, ends: "died", says: [{ kind: "BUG", site: SITE }] },
    {
      phase: "effect",
      clause: "VMAP-05",
      also: ["VMAP-06", "VMAP-17", "VMAP-24", "VMAP-26"],
      when: mapped,
      value: (c) => bufferOf(c).vmap,
      valueClauses: { memory: "VMAP-06", address: "VMAP-06" },
    },
    ...vmapLocks(unlocked, "LOCK-18").flatMap((lock) => [
      vmapCall("VMAP-04", false, lock),
      vmapCall("VMAP-17", true, lock),
    ]),
    ...POSITIVE,
    premise("VMAP-29", (c) => !bufferOf(c).ops.has("vunmap")),
    firstMap("VMAP-19", (c) => c.map?.address === 0n),
    {
      ...firstMap("VMAP-32", held),
      on: { vmapLock: "buffer-mutex" },
      valueClauses: { memory: "VMAP-04", address: "VMAP-04" },
    },
    firstMap("VMAP-04", () => true),
  ];
}

/** A kernel BUG leaves a real exporter half way: only the scripted one is led into it. */
function defined(c: VmapCall, unlocked: boolean): boolean {
  if (!ownedBuffer(c, c.args.buffer)) return false;
  if (c.buffer === null) return true;
  if (!unlocked && driverAsserts(c)) return false;
  if (unlocked && !notHeld(c)) return mayDeadlock(c.s) && !keepsNull(c);
  // It would end the machine in a later step, one that lets this one go on.
  if (unlocked && !c.s.instrumented && heldByOther(c) && keepsNull(c)) return false;
  return scripted(c.s) || !keepsNull(c);
}

function legal(c: VmapCall, unlocked: boolean): boolean {
  return c.buffer !== null && keepsVmapLockRule(c, unlocked) && !keepsNull(c);
}

/** The meaning of a vmap call; the `_unlocked` one takes the lock itself (VMAP-31). */
export function vmapMeaning(unlocked: boolean): Meaning<Command> {
  return {
    defined: (c) => defined(c, unlocked),
    legal: (c) => legal(c, unlocked),
    phases: phases(unlocked),
    counts: { references: "VMAP-24", files: "VMAP-24" },
  };
}
