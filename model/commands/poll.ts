// SPDX-License-Identifier: MIT
/** `dma_buf_poll` without waiting: what is ready, and what is watched from now on. Catalogue §15. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import { ended, holds, type Script } from "../acts.ts";
import { ENABLE_CLAUSES, enables } from "../fence-scripts.ts";
import { nestingReport, nestsLocks } from "../lock-debug.ts";
import { heldByOther, notHeld } from "../locks.ts";
import { CUTS, waitsForOther } from "../phase-parts.ts";
import { arm, armedSlots, type PollEvent } from "../polls.ts";
import { covers, type Entry } from "../reservations.ts";
import type { Call, Meaning, Waits } from "../rule.ts";
import type { BufferState } from "../state.ts";
import { fdKnown, fileOwn, theBuffer } from "./descriptor-phases.ts";

type PollCall = Call<"poll">;

/** Up to which usage fences hold an event back (POLL-05, POLL-06). */
const USAGES: Readonly<Record<PollEvent, Usage>> = {
  EPOLLIN: "DMA_RESV_USAGE_WRITE",
  EPOLLOUT: "DMA_RESV_USAGE_READ",
};

/** EPOLLOUT comes first (POLL-29). */
const ORDER: readonly PollEvent[] = ["EPOLLOUT", "EPOLLIN"];

function asks({ args }: PollCall, event: PollEvent): boolean {
  return args.events.includes(event);
}

function asksForAny(c: PollCall): boolean {
  return asks(c, "EPOLLIN") || asks(c, "EPOLLOUT");
}

/** A writer's event on a descriptor for reading, or an event nobody reports (POLL-31). */
function isOdd(c: PollCall): boolean {
  return c.args.events.includes("EPOLLPRI") || (theBuffer(c).flags === "O_RDONLY" && asks(c, "EPOLLOUT"));
}

function sharesReservation(c: PollCall): boolean {
  const own = theBuffer(c);
  if (!own.reservation.shared) return false;
  for (const other of c.s.buffers.values()) {
    if (other !== own && other.reservation === own.reservation && armedSlots(other) > 0) return true;
  }
  return false;
}

function pending({ fence }: Entry): boolean {
  return !fence.signalled;
}

/** Why an event is not ready although it was asked for; `passed`: what was found of fences before the one in its way. */
function whyNot(buffer: BufferState, { fence, usage }: Entry, passed: ClauseId | null): ClauseId {
  if (fence.error !== 0) return "POLL-24";
  if (passed === "POLL-32") return passed;
  if (buffer.slots.fired) return "POLL-12";
  if (passed !== null) return passed;
  return usage === "DMA_RESV_USAGE_READ" ? "POLL-06" : "POLL-08";
}

/** Why an event is ready: what might have been in its way, and is not. */
function whyReady(buffer: BufferState, event: PollEvent, passed: ClauseId | null): ClauseId {
  if (passed === "POLL-32") return passed;
  const entries = buffer.reservation.table?.entries ?? [];
  const others = entries.filter((entry) => !covers(USAGES[event], entry.usage) && pending(entry));
  if (others.some(({ usage }) => usage === "DMA_RESV_USAGE_BOOKKEEP")) return "POLL-07";
  if (others.length > 0) return "POLL-05";
  const own = entries.filter(({ usage }) => covers(USAGES[event], usage));
  if (own.some(({ fence }) => fence.error !== 0)) return "POLL-24";
  return own.length === 0 ? "POLL-04" : "POLL-09";
}

/** Of two events, the order of their slots shows in which fence is asked to signal first. */
function whyEnabled(c: PollCall): ClauseId {
  return asks(c, "EPOLLIN") && asks(c, "EPOLLOUT") ? "POLL-29" : "POLL-23";
}

/** One fence carries the callbacks of both slots. */
function watchOneFence({ slots: { EPOLLIN, EPOLLOUT } }: BufferState): boolean {
  return EPOLLIN !== null && EPOLLIN.fence === EPOLLOUT?.fence;
}

/** One event: what its slot comes to, and the clause that says so. */
function* look(c: PollCall, event: PollEvent): Script<{ ready: boolean; clause: ClauseId }> {
  const buffer = theBuffer(c);
  if (buffer.slots[event] !== null) return { ready: false, clause: "POLL-10" };
  let passed: ClauseId | null = null;
  for (const entry of [...(buffer.reservation.table?.entries ?? [])]) {
    const { fence, usage } = entry;
    if (!covers(USAGES[event], usage)) continue;
    if (fence.signalled) {
      passed ??= "POLL-13";
      continue;
    }
    if (!(yield* enables(fence, "reservation", ["POLL-23", "POLL-29"], whyEnabled(c)))) {
      yield holds("POLL-32");
      passed = "POLL-32";
      continue;
    }
    if (fence.error !== 0) yield holds("POLL-24");
    const clause = whyNot(buffer, entry, passed);
    yield* watches(c, event, fence);
    return { ready: false, clause };
  }
  yield holds("POLL-09");
  return { ready: true, clause: whyReady(buffer, event, passed) };
}

function* watches(c: PollCall, event: PollEvent, fence: Entry["fence"]): Script {
  const buffer = theBuffer(c);
  yield holds("POLL-08");
  if (buffer.slots.fired) {
    yield holds("POLL-12");
    yield holds("POLL-21");
  }
  if (buffer.slots.EPOLLOUT?.fence === fence) yield holds("POLL-29");
  arm(c.s, buffer, event, fence);
}

function* script(c: PollCall): Script {
  const ready = new Set<PollEvent>();
  const reasons: ClauseId[] = [];
  for (const event of ORDER) {
    if (!asks(c, event)) continue;
    const found = yield* look(c, event);
    if (found.ready) ready.add(event);
    reasons.push(found.clause);
  }
  if (sharesReservation(c)) reasons.push("POLL-25");
  if (watchOneFence(theBuffer(c))) reasons.push("POLL-29");
  if (isOdd(c)) reasons.push("POLL-31");
  const [clause = "POLL-04", ...also] = [...reasons].sort(byRank);
  const value = (["EPOLLIN", "EPOLLOUT"] as const).filter((event) => ready.has(event));
  yield ended(value, clause, ready.size > 0 ? [...also, "POLL-13"] : also);
}

/** The rarer reason says more. */
const RANKS: readonly ClauseId[] = [
  ...(["POLL-32", "POLL-25", "POLL-10", "POLL-07", "POLL-05", "POLL-24", "POLL-13", "POLL-12", "POLL-06"] as const),
  ...(["POLL-29", "POLL-31", "POLL-08", "POLL-09"] as const),
];

function byRank(a: ClauseId, b: ClauseId): number {
  return rank(a) - rank(b);
}

function rank(clause: ClauseId): number {
  const at = RANKS.indexOf(clause);
  return at < 0 ? RANKS.length : at;
}

/** Of a descriptor that is open, and never by a task that would wait for itself. */
function defined(c: PollCall): boolean {
  return fdKnown(c, c.args.fd) && c.fd?.path === false && (!asksForAny(c) || notHeld(c));
}

/** That the call waits for whoever holds the lock is owed to userspace (LOCK-19), and that nothing else ends the wait. */
const LOCK = waitsForOther<"poll">("LOCK-19", heldByOther, ["POLL-14"]);

/** Where tasks share a descriptor table, a system call holds the file it works on. */
function holdsFile(c: PollCall, change: 1 | -1): void {
  if (c.s.lockedBy.length === 1) return;
  theBuffer(c).calls += change;
  c.s.census.references += change;
}

const WAITS: Waits<"poll"> = {
  ...LOCK,
  sleeps: (c) => {
    LOCK.sleeps?.(c);
    holdsFile(c, 1);
  },
  wakes: (c) => {
    LOCK.wakes?.(c);
    holdsFile(c, -1);
  },
  blames: (c) => LOCK.blames?.(c) ?? "POLL-14",
};

/** `dma_buf_poll`. */
export const poll: Meaning<"poll"> = {
  defined,
  legal: (c) => fileOwn(c, c.args.fd) && !(asksForAny(c) && nestsLocks(c)),
  phases: [
    {
      phase: "check",
      clause: "POLL-30",
      also: ["POLL-02"],
      when: (c) => !asksForAny(c) && theBuffer(c).reservation.owner !== null,
      ends: { value: () => [] },
    },
    { phase: "check", clause: "POLL-02", also: ["POLL-30"], when: (c) => !asksForAny(c), ends: { value: () => [] } },
    nestingReport("LOCK-26"),
    WAITS,
    CUTS,
    {
      phase: "script",
      clause: "POLL-04",
      also: [
        ...(["POLL-05", "POLL-06", "POLL-07", "POLL-08", "POLL-09", "POLL-10", "POLL-12", "POLL-13"] as const),
        ...(["POLL-21", "POLL-23", "POLL-24", "POLL-25", "POLL-29", "POLL-31", "POLL-32"] as const),
        ...ENABLE_CLAUSES,
      ],
      run: script,
    },
  ],
  silent: "POLL-23",
};
