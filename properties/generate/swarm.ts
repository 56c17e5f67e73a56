// SPDX-License-Identifier: MIT
/**
 * What is drawn once per program: length, share of negative commands, faults and planned replies, how many objects may
 * live at once, and which commands take part. Many programs see the full mix, some what synchronises,
 * the others a random part of it: some defects hide behind commands that undo them.
 */
import { HANDLE_KINDS, type HandleKind } from "../../spec/command.ts";
import { EXPORTER_COMMANDS } from "../../spec/commands/exporter.ts";
import { FENCE_COMMANDS } from "../../spec/commands/fence.ts";
import { HEAP_COMMANDS } from "../../spec/commands/heap.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import { LOCK_COMMANDS } from "../../spec/commands/lock.ts";
import { RESV_COMMANDS } from "../../spec/commands/resv.ts";
import { TASK_COMMANDS } from "../../spec/commands/task.ts";
import { UDMABUF_COMMANDS } from "../../spec/commands/udmabuf.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { ExporterKind, World } from "../../spec/program.ts";
import { aimedAt, isForeign } from "./aim.ts";
import { aroundImporter } from "./around-importer.ts";
import type { Generator } from "./draw-program.ts";
import { type Plan, plansOf } from "./plan.ts";
import type { Random } from "./random.ts";
import { hasStorage, moves, themed } from "./themes.ts";

export interface Swarm {
  readonly length: number;
  /** Share of draws that may break a caller's duty. Zero: positive mode. */
  readonly negative: number;
  readonly faults: number;
  readonly replies: number;
  /** Most handles of a kind alive at once. */
  readonly liveMax: Readonly<Record<HandleKind, number>>;
  readonly plans: readonly Plan[];
  /** Running sums of the commands' weights. */
  readonly cumulative: Float64Array;
}

const LENGTHS = [8, 30, 100, 100, 300, 1000] as const;
const NEGATIVE_SHARES = [0, 0, 0.1, 0.3] as const;
const FAULT_SHARES = [0, 0.02, 0.1] as const;
const REPLY_SHARES = [0, 0.05, 0.25] as const;
/** Makers of the objects everything else needs: always part of the mix. */
const ALWAYS: ReadonlySet<CommandName> = new Set([
  ...(["export", "attach", "map-unlocked", "resv-unlock", "atomic-end"] as const),
  ...(["memfd-create", "memfd-seal", "udmabuf-create", "heap-alloc"] as const),
]);

export function drawSwarm(
  random: Random,
  usable: readonly CommandName[],
  { lengthMax, focus = [] }: Pick<Generator, "lengthMax" | "focus">,
  world: Pick<World, "exporter" | "tasks">,
): Swarm {
  const mixed =
    isForeign(world.exporter) && random.chance(0.8)
      ? aimedAt(world, usable, random)
      : drawCommands(usable, random, world.tasks ?? 1);
  const commands = focus.length > 0 && random.chance(FOCUSED) ? [...mixed, ...manyOf(focus, usable)] : mixed;
  const liveMax = Object.fromEntries(HANDLE_KINDS.map((kind) => [kind, 1 + random.below(kind === "iosys" ? 3 : 6)]));
  return {
    length: Math.min(lengthMax, 1 + random.below(random.pick(LENGTHS))),
    // Around an importer under test everybody else keeps the rules.
    negative: usable.includes("importer-open") ? 0 : random.pick(NEGATIVE_SHARES),
    faults: random.pick(FAULT_SHARES),
    replies: random.pick(REPLY_SHARES),
    liveMax: liveMax as Record<HandleKind, number>,
    plans: plansOf(commands),
    cumulative: runningSums(commands),
  };
}

/** Share of programs that are about what the caller cares for, and how much more often its commands come there. */
const FOCUSED = 0.6;
const FOCUS_WEIGHT = 4;

function manyOf(focus: readonly CommandName[], usable: readonly CommandName[]): CommandName[] {
  const offered = focus.filter((name) => usable.includes(name));
  return Array.from({ length: FOCUS_WEIGHT }, () => offered).flat();
}

/** Commands whose promises are about several of them at work together: in the full mix they seldom meet. */
const SYNCHRONISING: ReadonlySet<string> = new Set([
  ...[TASK_COMMANDS, LOCK_COMMANDS, RESV_COMMANDS, FENCE_COMMANDS].flatMap((commands) => Object.keys(commands)),
  ...(["resv-lock", "put", "map", "begin-cpu-access", "sync", "fd", "poll", "debug-list"] as const),
]);

function drawCommands(usable: readonly CommandName[], random: Random, tasks: number): readonly CommandName[] {
  if (usable.includes("importer-open")) return aroundImporter(usable, random);
  if (moves(usable) && random.chance(0.5)) return themed(usable, random, tasks);
  if (random.chance(tasks > 1 || hasStorage(usable) ? 0.4 : 0.25)) return themed(usable, random, tasks);
  if (random.chance(0.4)) return usable;
  if (random.chance(hasStorage(usable) ? 0.1 : 0.4))
    return usable.filter((name) => ALWAYS.has(name) || SYNCHRONISING.has(name));
  return subsetOf(usable, random);
}

/** A driver's own requests: there is nobody to take them where another exporter is. */
const DRIVERS = new Map<string, ExporterKind>([
  ...Object.keys(UDMABUF_COMMANDS).map((name) => [name, "udmabuf"] as const),
  ...Object.keys(HEAP_COMMANDS).map((name) => [name, "system-heap"] as const),
]);

/** Accesses to storage, which the scripted exporter has none of. */
const ACCESSES: ReadonlySet<CommandName> = new Set([
  ...(["dma-read", "dma-write", "vmap-read", "vmap-write", "cpu-read", "cpu-write"] as const),
]);

/** Whether an exporter's own code bears atomic context is its affair: the scripted one has none. */
const ATOMIC: ReadonlySet<CommandName> = new Set(["atomic-begin", "atomic-end"]);

/** The commands an era and a target have in a world with this exporter. */
export function usableCommands(
  era: RunnableEra,
  offered: ReadonlySet<CommandName>,
  exporter: ExporterKind,
  moving = false,
): CommandName[] {
  return COMMAND_NAMES.filter((name) => {
    if (!moving && name in EXPORTER_COMMANDS) return false;
    if (exporter === "scripted" ? ACCESSES.has(name) : ATOMIC.has(name)) return false;
    const driver = DRIVERS.get(name) ?? exporter;
    return offered.has(name) && driver === exporter && covers(signatureOf(name).eras ?? {}, era);
  });
}

function subsetOf(usable: readonly CommandName[], random: Random): CommandName[] {
  const keep = 0.1 + 0.1 * random.below(9);
  return usable.filter((name) => ALWAYS.has(name) || random.chance(keep));
}

/** The weights of commands, added up. */
export function runningSums(commands: readonly CommandName[]): Float64Array {
  let sum = 0;
  return Float64Array.from(commands, (name) => {
    sum += signatureOf(name).weight;
    return sum;
  });
}

/** A command by weight. */
export function pickCommand({ plans, cumulative }: Swarm, random: Random): Plan {
  const at = (random.next() / 0x1_0000_0000) * (cumulative[cumulative.length - 1] ?? 0);
  let low = 0;
  for (let high = plans.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return plans[low] as Plan;
}
