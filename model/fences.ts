// SPDX-License-Identifier: MIT
/** Fences as the model keeps them. What happens to them in a step is in `fence-scripts.ts`. Catalogue §20. */
import type { Args } from "../spec/commands/index.ts";
import type { Script } from "./acts.ts";
import type { State } from "./state.ts";

/** Optional ops, and whether sequence numbers are compared as 64-bit numbers. */
export type FenceOp = Args<"fence-new">["ops"][number];

export interface FenceState {
  readonly id: number;
  /** Index of the session's context; 0 is the stub's. */
  readonly context: number;
  readonly seqno: number;
  readonly ops: ReadonlySet<FenceOp>;
  /** `enable_signaling` answers that the work is done. */
  readonly doneAtOnce: boolean;
  /** The one stub that everybody shares: nothing frees it, no census counts it. */
  readonly shared: boolean;
  /** Kernel references, and how many of them the program owns. */
  references: number;
  owned: number;
  signalled: boolean;
  /** Signalling was switched on (FENCE-24). */
  enabled: boolean;
  /** The hardware is done: the `signaled` op says so. */
  complete: boolean;
  error: number;
  dated: "signal" | "given";
  freed: boolean;
  /** A wait for any put a callback on it and took it back (FENCE-53). */
  lent: boolean;
  /** What runs when it signals, in that order (FENCE-09). A task that waits is not among them: its wake-up shows by itself. */
  readonly callbacks: FenceCallbackState[];
}

/** A function that runs when a fence signals. */
export interface FenceCallbackState {
  /** The step that added it; null: the framework's own, which nobody sees called. */
  readonly id: number | null;
  readonly fence: FenceState;
  queued: boolean;
  /** What the framework's own function does. */
  readonly runs: (() => Script) | null;
}

/** What a new fence is like. */
export type NewFence = Pick<FenceState, "id" | "context" | "seqno" | "ops" | "doneAtOnce" | "shared">;

/** A fence with one reference, the program's (FENCE-02). */
export function newFence(given: NewFence): FenceState {
  return {
    id: given.id,
    context: given.context,
    seqno: given.seqno,
    ops: given.ops,
    doneAtOnce: given.doneAtOnce,
    shared: given.shared,
    references: 1,
    owned: 1,
    signalled: false,
    enabled: false,
    complete: false,
    error: 0,
    dated: "signal",
    freed: false,
    lent: false,
    callbacks: [],
  };
}

/** Makes a fence known, and nameable. */
export function registerFence(s: State, fence: FenceState): void {
  s.fences.set(fence.id, fence);
  s.bind("fence", fence.id);
  if (!fence.shared) s.census.fences++;
}

/** Whether nothing has happened to the fence since it was made (FENCE-02). */
export function isPristine(fence: FenceState): boolean {
  const { enabled, error, references } = fence;
  return !enabled && error === 0 && references === 1 && !foundSignalled(fence);
}

/** Whether asking the fence now finds it signalled, which may make it so (FENCE-28). */
export function foundSignalled({ signalled, ops, complete }: FenceState): boolean {
  return signalled || (complete && ops.has("signaled"));
}

/** Whether the first of two fences of a context is later (FENCE-60). */
export function isLater(first: FenceState, second: FenceState): boolean {
  if (first.ops.has("64-bit")) return first.seqno > second.seqno;
  return ((first.seqno - second.seqno) | 0) > 0;
}

/** Whether switching signalling on would call the op (FENCE-24, FENCE-25). */
export function asksToEnable({ enabled, signalled, ops }: FenceState): boolean {
  return !enabled && !signalled && ops.has("enable_signaling");
}

/** The text of a fence's description (FENCE-66), given whether it was found signalled. */
export function describe(s: State, { context, seqno }: FenceState, signalled: boolean): string {
  const state = signalled ? "signalled" : "unsignalled";
  const [driver, timeline] = context === 0 ? ["stub", "stub"] : ["suite", `context-${context}`];
  if (s.switches.fenceText === "names-first") return `${driver} ${timeline} seq ${seqno} ${state}`;
  return `${context}:${seqno} ${signalled ? " " : `${timeline} ${driver}`} ${state}`;
}
