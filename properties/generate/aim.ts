// SPDX-License-Identifier: MIT
/** What programs for a third party's exporter are made of: it is judged for what it owes, which its ops show. */
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { ExporterSpec, World } from "../../spec/program.ts";
import type { Random } from "./random.ts";
import { themed } from "./themes.ts";

/** What commands that reach an op need, and what shows whether it did right. */
const BESIDE: ReadonlySet<CommandName> = new Set([
  ...(["export", "attach", "map-unlocked", "unmap-unlocked", "fd", "put", "close", "munmap", "mremap"] as const),
  ...(["dma-read", "dma-write", "vmap-read", "vmap-write", "cpu-read", "cpu-write"] as const),
]);

/** Brackets, what is written inside, and who sees it afterwards; nothing goes away meanwhile. */
const BRACKETS: readonly CommandName[] = [
  ...(["export", "attach", "map-unlocked", "fd", "mmap", "cpu-write", "vmap-unlocked", "vmap-write"] as const),
  ...(["begin-cpu-access", "end-cpu-access", "sync", "cpu-read", "vmap-read", "dma-read", "dma-write"] as const),
  ...(["begin-cpu-access", "end-cpu-access", "cpu-write", "vmap-write", "dma-read"] as const),
];

/** Whether an exporter is neither ours nor a driver we know. */
export function isForeign({ kind }: ExporterSpec): boolean {
  return kind === "module" || kind === "provider";
}

/** The commands of one theme, those around a bracket, or those that reach some of an exporter's ops. */
export function aimedAt(
  { exporter: { ops }, tasks = 1 }: Pick<World, "exporter" | "tasks">,
  usable: readonly CommandName[],
  random: Random,
): readonly CommandName[] {
  // What moves is judged for how it does that, of which the themes know.
  if (usable.includes("exporter-move") && random.chance(0.7)) return themed(usable, random, tasks);
  const brackets = ops.includes("begin_cpu_access") || ops.includes("end_cpu_access");
  if (brackets && random.chance(0.35)) return BRACKETS.filter((name) => usable.includes(name));
  if (random.chance(0.3)) return themed(usable, random, tasks);
  const wanted = ops.filter(() => random.chance(0.5));
  const reaches = (name: CommandName): boolean => signatureOf(name).ops?.some((op) => wanted.includes(op)) === true;
  return usable.filter((name) => BESIDE.has(name) || reaches(name));
}
