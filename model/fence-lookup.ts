// SPDX-License-Identifier: MIT
import type { FenceState } from "./fences.ts";
import type { Call } from "./rule.ts";

type FenceCall = Pick<Call, "s" | "fence" | "other">;

/** A fence the caller can name: it owns a reference. NULL is always sendable. */
export function knownFence(c: FenceCall, argument: number | null): boolean {
  if (argument === null) return true;
  c.fence = c.s.fences.get(argument) ?? null;
  return c.fence !== null && c.fence.owned > 0;
}

/** As `knownFence`, for the second fence of a command. */
export function knownOther(c: FenceCall, argument: number): boolean {
  c.other = c.s.fences.get(argument) ?? null;
  return c.other !== null && c.other.owned > 0;
}

/** The step's fence, which a lookup has set. */
export function fenceOf(c: Pick<Call, "fence">): FenceState {
  if (c.fence === null) throw new Error("the step has no fence");
  return c.fence;
}

/** The step's second fence, which a lookup has set. */
export function otherOf(c: Pick<Call, "other">): FenceState {
  if (c.other === null) throw new Error("the step has no second fence");
  return c.other;
}
