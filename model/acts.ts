// SPDX-License-Identifier: MIT
/**
 * What a script may let happen, one at a time: the state decides how many fences are asked, in what order, and how the
 * step goes on. Each act names the clause that is blamed if the target shows something else.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Errno } from "../spec/errno.ts";
import type { FaultPoint } from "../spec/fault.ts";
import type { LocksHeld, OTHER_CALLS } from "../spec/op.ts";
import type { FenceState } from "./fences.ts";
import type { Said } from "./rule.ts";
import type { AttachmentState } from "./state.ts";

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
  /** Blamed for the end of the wait, where that is not what it began for. */
  readonly blames: () => ClauseId | null;
}

/** An importer's callback. */
export interface NotifiedAct {
  readonly act: "notified";
  readonly attachment: AttachmentState;
  readonly locks: LocksHeld;
  readonly clause: ClauseId;
  readonly lockClause: ClauseId;
  readonly also: readonly ClauseId[];
}

/** Code that was called back calls the framework: a whole command within the step, whose end is nobody's outcome. */
export interface NestedAct {
  readonly act: "nested";
  readonly command: CommandName;
  readonly args: Readonly<Record<string, unknown>>;
  readonly clause: ClauseId;
}

export type Act =
  | CalledAct
  | NotifiedAct
  | NestedAct
  | SleptAct
  /** The premise of a clause holds; what it promises is compared by the acts around it. */
  | { readonly act: "premise"; readonly clause: ClauseId }
  | { readonly act: "said"; readonly clause: ClauseId; readonly says: Said; readonly reports: ClauseId | null }
  /** Promises that nothing else is said: blamed for a diagnostic that no act expects. */
  | { readonly act: "quiet"; readonly clause: ClauseId }
  /** Ends the step with an errno if the program armed the point. */
  | { readonly act: "fault"; readonly clause: ClauseId; readonly point: FaultPoint; readonly errno: Errno }
  | { readonly act: "failed"; readonly clause: ClauseId; readonly also: readonly ClauseId[]; readonly errno: Errno }
  | { readonly act: "died"; readonly clause: ClauseId }
  | {
      readonly act: "ended";
      readonly clause: ClauseId;
      readonly also: readonly ClauseId[];
      readonly value: unknown;
      readonly fields: ValueClauses | undefined;
    };

/** Whom a field of a value is owed to (default: the clause of the act). */
export type ValueClauses = Partial<Record<string, ClauseId>>;

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

export function slept(
  on: string,
  ready: () => boolean,
  clause: ClauseId,
  also: readonly ClauseId[] = NONE,
  blames: () => ClauseId | null = nobodyElse,
): SleptAct {
  return { act: "slept", on, clause, also, ready, blames };
}

function nobodyElse(): null {
  return null;
}

export function holds(clause: ClauseId): Act {
  return { act: "premise", clause };
}

export function said(clause: ClauseId, kind: Said["kind"], site: string): Act {
  return { act: "said", clause, says: { kind, site }, reports: null };
}

/** The target's report of a broken duty. */
export function reported(clause: ClauseId, site: string): Act {
  return { act: "said", clause, says: { kind: "CONTRACT", site }, reports: clause };
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

export function quiet(clause: ClauseId): Act {
  return { act: "quiet", clause };
}

export function ended(
  value: unknown,
  clause: ClauseId,
  also: readonly ClauseId[] = NONE,
  fields: ValueClauses | undefined = undefined,
): Act {
  return { act: "ended", clause, also, value, fields };
}
