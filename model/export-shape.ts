// SPDX-License-Identifier: MIT
/** What an export hands over: the exporter's ops, and the defects the core refuses (EXPORT-01 to EXPORT-12). */
import { OP_NAMES, type OpName } from "../spec/op.ts";
import { makesOwnBuffers } from "../spec/program.ts";
import type { Call } from "./rule.ts";
import type { ModuleState, State } from "./state.ts";

type ExportCall = Pick<Call<"export">, "s" | "args" | "step">;

/** A member of the export information, or of the ops, that an export can leave out. */
export type Member = ExportCall["args"]["without"][number];

const REQUIRED: readonly Member[] = ["priv", "ops", "map_dma_buf", "unmap_dma_buf", "release"];

/** The ops the scripted exporter has unless told otherwise. */
const SCRIPTED_OPS = OP_NAMES.filter((op) => op !== "pin" && op !== "unpin");

/** The largest buffer a program asks of an exporter with real storage. */
const STORAGE_BYTES_MAX = 0x1_0000n;

/** Whether an exporter can be asked for this export: the shape is the scripted one's alone, real storage is bounded. */
export function shapeDefined(c: ExportCall): boolean {
  const { exporter } = c.s.world;
  if (exporter.kind === "scripted") return true;
  const { size, without, with: added } = c.args;
  if (without.length > 0 || added.length > 0 || size <= 0n || size > STORAGE_BYTES_MAX) return false;
  return !makesOwnBuffers(exporter) || driverTakes(c);
}

/** A driver that makes its buffers itself is told whole pages and nothing else; what may fail in it is its own request's. */
function driverTakes({ s, args, step }: ExportCall): boolean {
  const { size, name, flags, owner, reservation } = args;
  if (size % BigInt(s.world.pageSizeBytes) !== 0n || step.fault !== undefined) return false;
  return name === "exporter" && flags === "O_RDWR" && owner === null && reservation === null;
}

const shapes = new Map<string, ReadonlySet<OpName>>();

/** The ops of the buffer this export makes. Buffers of one shape share the set: exports are frequent. */
export function opsOf(c: ExportCall): ReadonlySet<OpName> {
  if (c.s.world.exporter.kind !== "scripted") return worldOps(c.s);
  const key = `${c.args.without.join()}/${c.args.with.join()}`;
  return shapes.get(key) ?? keep(key, scriptedOps(c));
}

/** The ops of every buffer of an exporter that is not scripted. */
export function worldOps({ world: { exporter } }: State): ReadonlySet<OpName> {
  const key = exporter.ops.join();
  return shapes.get(key) ?? keep(key, new Set(exporter.ops));
}

function keep(key: string, ops: ReadonlySet<OpName>): ReadonlySet<OpName> {
  shapes.set(key, ops);
  return ops;
}

function scriptedOps(c: ExportCall): ReadonlySet<OpName> {
  const ops = new Set<OpName>(SCRIPTED_OPS.filter((op) => !lacks(c, op as Member)));
  if (hasPin(c)) ops.add("pin");
  if (hasUnpin(c)) ops.add("unpin");
  return ops;
}

/** Whether a member is left out. */
export function lacks(c: ExportCall, member: Member): boolean {
  return c.args.without.includes(member);
}

/** Whether the ops ask the core to cache tables; in eras without the flag it means nothing (EXPORT-11). */
export function cacheFlag(c: ExportCall): boolean {
  return (c.s.switches.cacheFlag && c.args.with.includes("cache_sgt_mapping")) || driverCaches(c.s);
}

/** Whether the world's driver asks the core to cache tables (UDMABUF-21). */
export function driverCaches(s: State): boolean {
  const { kind, cachesTables } = s.world.exporter;
  return s.switches.cacheFlag && (kind === "udmabuf" || cachesTables === true);
}

/** `cache_sgt_mapping` together with `pin` or `unpin` (EXPORT-11). */
export function cachesAndPins(c: ExportCall): boolean {
  return cacheFlag(c) && (hasPin(c) || hasUnpin(c));
}

/** One of `pin` and `unpin` without the other (EXPORT-12). */
export function pinsByHalf(c: ExportCall): boolean {
  return hasPin(c) !== hasUnpin(c);
}

/** How many things the core would object to, each on its own. A dying owner is looked at last (EXPORT-14). */
export function defectsOf(c: ExportCall): number {
  let defects = ownerDying(c) ? 1 : 0;
  for (const member of REQUIRED) if (lacks(c, member)) defects++;
  if (cachesAndPins(c)) defects++;
  if (pinsByHalf(c)) defects++;
  return defects;
}

/** Whether the owner module is going away (EXPORT-15). */
export function ownerDying(c: ExportCall): boolean {
  return ownerOf(c)?.dying === true;
}

/** The owner module, null when built in. */
export function ownerOf(c: ExportCall): ModuleState | null {
  const { owner } = c.args;
  return owner === null ? null : (c.s.modules.get(owner) ?? null);
}

/** Whether the kernel keeps a global list at all (EXPORT-29). */
export function keepsList(s: State): boolean {
  return !s.switches.listNeedsDebugfs || s.config.debugFs;
}

/** Whether export makes a statistics entry (EXPORT-31). */
export function keepsStatistics(s: State): boolean {
  return s.switches.sysfsStats && s.config.sysfsStats;
}

function hasPin(c: ExportCall): boolean {
  return c.args.with.includes("pin+unpin") || c.args.with.includes("pin");
}

function hasUnpin(c: ExportCall): boolean {
  return c.args.with.includes("pin+unpin") || c.args.with.includes("unpin");
}
