// SPDX-License-Identifier: MIT
import type { ArgSpec, HandleKind } from "../../spec/command.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { FaultPoint } from "../../spec/fault.ts";
import { type OpName, REPLYING_OPS, type ReplyingOp } from "../../spec/op.ts";
import { type Correlations, correlationsOf } from "./correlate.ts";
import { type Likely, likelyOf } from "./likely.ts";

/** What is known of a command, unfolded for the hot path: looking it up by name would cost more than the draw. */
export interface Plan {
  readonly name: CommandName;
  readonly args: readonly (readonly [name: string, spec: ArgSpec])[];
  /** The kind of handle it makes. */
  readonly makes: HandleKind | null;
  /** Where it can be made to fail. */
  readonly faults: readonly FaultPoint[] | null;
  /** Ops whose reply a program can plan for this command. */
  readonly replyingOps: readonly ReplyingOp[];
  /** A refusal leaves nothing behind, and there are many reasons for one: wrong calls are drawn more often. */
  readonly oftenRefused: boolean;
  readonly likely: Likely | null;
  readonly correlations: Correlations;
}

/** Requests most of whose promises are about arguments they refuse. */
const OFTEN_REFUSED: ReadonlySet<CommandName> = new Set([
  ...(["memfd-seal", "udmabuf-create", "heap-alloc", "heap-add"] as const),
  ...(["sync", "mmap-redirect", "mprotect"] as const),
]);

function planOf(name: CommandName): Plan {
  const signature = signatureOf(name);
  const isReplying = (op: OpName): op is ReplyingOp => (REPLYING_OPS as readonly OpName[]).includes(op);
  // One literal, without spreads: plans of several forms would be read several times as slowly.
  return {
    name,
    args: Object.entries(signature.args),
    makes: signature.makes ?? null,
    faults: signature.faults ?? null,
    replyingOps: (signature.ops ?? []).filter(isReplying),
    oftenRefused: OFTEN_REFUSED.has(name),
    likely: likelyOf(name),
    correlations: correlationsOf(name),
  };
}

const PLANS = new Map<CommandName, Plan>(COMMAND_NAMES.map((name) => [name, planOf(name)]));

/** The plans of commands, in their order. */
export function plansOf(names: readonly CommandName[]): Plan[] {
  return names.map((name) => PLANS.get(name) ?? planOf(name));
}
