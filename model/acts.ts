// SPDX-License-Identifier: MIT
/**
 * What a script may let happen, one at a time: the state decides how many fences are asked, in what order, and how the
 * step goes on. Each act names the clause that is blamed if the target shows something else.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Errno } from "../spec/errno.ts";
import type { FaultPoint } from "../spec/fault.ts";
import type { LocksHeld, OTHER_CALLS } from "../spec/op.ts";
import type { FenceState } from "./fences.ts";
import type { Said } from "./rule.ts";

/** A call of code that is not the framework's and belongs to no exporter. */
export interface CalledAct {
  readonly act: "called";
  readonly op: (typeof OTHER_CALLS)[number];
  readonly fence: FenceState;
  readonly locks: LocksHeld;
  readonly args: Readonly<Record<string, unknown>>;
  readonly clause: ClauseId;
  readonly also: readonly ClauseId[];
}

/** The task sleeps. */
export interface SleptAct {
  readonly act: "slept";
  readonly on: string;
  readonly clause: ClauseId;
  readonly also: readonly ClauseId[];
  /** Whether it can go on. */
  readonly ready: () => boolean;
}

export type Act =
  | CalledAct
  | SleptAct
  /** The premise of a clause holds; what it promises is compared by the acts around it. */
  | { readonly act: "premise"; readonly clause: ClauseId }
  | { readonly act: "said"; readonly clause: ClauseId; readonly says: Said }
  /** Ends the step with an errno if the program armed the point. */
  | { readonly act: "fault"; readonly clause: ClauseId; readonly point: FaultPoint; readonly errno: Errno }
  | { readonly act: "failed"; readonly clause: ClauseId; readonly also: readonly ClauseId[]; readonly errno: Errno }
  | { readonly act: "died"; readonly clause: ClauseId }
  | {
      readonly act: "ended";
      readonly clause: ClauseId;
      readonly also: readonly ClauseId[];
      readonly value: unknown;
    };

/** Part of a step, with the value it hands to the script around it. */
export type Script<T = void> = Generator<Act, T, undefined>;

const NONE: readonly ClauseId[] = [];
const NO_ARGS = {};

export function called(
  op: CalledAct["op"],
  fence: FenceState,
  locks: LocksHeld,
  clause: ClauseId,
  also: readonly ClauseId[] = NONE,
  args: CalledAct["args"] = NO_ARGS,
): CalledAct {
  return { act: "called", op, fence, locks, args, clause, also };
}

export function slept(on: string, ready: () => boolean, clause: ClauseId, also: readonly ClauseId[] = NONE): SleptAct {
  return { act: "slept", on, clause, also, ready };
}

export function holds(clause: ClauseId): Act {
  return { act: "premise", clause };
}

export function said(clause: ClauseId, kind: Said["kind"], site: string): Act {
  return { act: "said", clause, says: { kind, site } };
}

export function fault(clause: ClauseId, point: FaultPoint): Act {
  return { act: "fault", clause, point, errno: "ENOMEM" };
}

export function failed(errno: Errno, clause: ClauseId, also: readonly ClauseId[] = NONE): Act {
  return { act: "failed", clause, also, errno };
}

export function died(clause: ClauseId): Act {
  return { act: "died", clause };
}

export function ended(value: unknown, clause: ClauseId, also: readonly ClauseId[] = NONE): Act {
  return { act: "ended", clause, also, value };
}
