// SPDX-License-Identifier: MIT
import { readsBracketed, writesBracketed } from "../../model/brackets.ts";
import { contextInUse } from "../../model/contexts.ts";
import { keepsStatistics } from "../../model/export-shape.ts";
import type { BufferState, State, VmaState } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";

export type Likely = (s: State) => boolean;

const somethingLocked: Likely = (s) => s.locked.length > 0;
const inContext: Likely = (s) => contextInUse(s, s.task) !== null;
const nothingHeld: Likely = (s) => s.locked.length === 0 && !inContext(s);
const mapAllowed: Likely = (s) => s.switches.mapLock !== "always" || somethingLocked(s);
const vmapAllowed: Likely = (s) => s.switches.vmapLock !== "reservation" || somethingLocked(s);
const somethingVmapped: Likely = (s) => s.census.vmaps > 0;
const realStorage: Likely = (s) => s.world.exporter.kind !== "scripted";

function someVma(s: State, fits: (vma: VmaState) => boolean): boolean {
  for (const vma of s.vmas.values()) if (fits(vma)) return true;
  return false;
}

function someBuffer(s: State, fits: (buffer: BufferState) => boolean): boolean {
  for (const buffer of s.buffers.values()) if (buffer.owned > 0 && fits(buffer)) return true;
  return false;
}

/** What must be so for a legal call to have a chance. Drawing without it would only be refused by the model. */
const LIKELY: Partial<Record<CommandName, Likely>> = {
  "resv-unlock": somethingLocked,
  "resv-lock": nothingHeld,
  "resv-lock-interruptible": nothingHeld,
  "ctx-init": nothingHeld,
  "ctx-done": inContext,
  "ctx-fini": (s) => contextInUse(s, s.task)?.acquired === 0,
  "ww-lock": inContext,
  "ww-trylock": inContext,
  pin: somethingLocked,
  unpin: (s) => somethingLocked(s) && s.pools.attachment.live.some((id) => (s.attachments.get(id)?.pins ?? 0) > 0),
  "notify-move": somethingLocked,
  "resv-reserve": somethingLocked,
  "resv-add": (s) => s.locked.some(({ reservation }) => reservation.table !== null),
  "resv-replace": somethingLocked,
  "resv-copy": somethingLocked,
  "resv-list": somethingLocked,
  "resv-describe": somethingLocked,
  "signalling-begin": (s) => (s.sections[s.task]?.length ?? 0) < 2,
  "signalling-end": (s) => (s.sections[s.task]?.length ?? 0) > 0,
  "atomic-begin": (s) => s.pools.fence.live.length > 0 || s.pools.attachment.live.length > 0,
  "atomic-end": (s) => (s.atomic[s.task] ?? 0) > 0,
  "task-signal-clear": (s) => s.signals.size > 0,
  map: mapAllowed,
  unmap: mapAllowed,
  vmap: vmapAllowed,
  vunmap: (s) => somethingVmapped(s) && vmapAllowed(s),
  "vunmap-unlocked": somethingVmapped,
  "vmap-read": (s) => realStorage(s) && somethingVmapped(s),
  "vmap-write": (s) => realStorage(s) && somethingVmapped(s),
  "exporter-move": nothingHeld,
  "exporter-revoke": (s) => nothingHeld(s) && someBuffer(s, ({ moving }) => moving !== null && !moving.revoked),
  "exporter-restore": (s) => nothingHeld(s) && someBuffer(s, ({ moving }) => moving?.revoked === true),
  "dma-read": realStorage,
  "dma-write": realStorage,
  "debug-list": (s) => s.config.debugFs,
  "debug-list-write": (s) => s.config.debugFs,
  "sysfs-list": keepsStatistics,
  "end-cpu-access": (s) => s.pools.buffer.live.some((id) => (s.buffers.get(id)?.brackets.length ?? 0) > 0),
  "cpu-read": (s) => realStorage(s) && someVma(s, ({ buffer }) => readsBracketed(buffer)),
  "cpu-write": (s) => realStorage(s) && someVma(s, ({ buffer, shared }) => shared && writesBracketed(buffer)),
};

/** What tells whether a legal call of the command is likely in a state; null: it always is. */
export function likelyOf(name: CommandName): Likely | null {
  return LIKELY[name] ?? null;
}
