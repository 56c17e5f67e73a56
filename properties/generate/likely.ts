// SPDX-License-Identifier: MIT
import type { State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";

type Likely = (s: State) => boolean;

const somethingLocked: Likely = (s) => s.locked.length > 0;
const mapAllowed: Likely = (s) => s.switches.mapLock !== "always" || somethingLocked(s);
const vmapAllowed: Likely = (s) => s.switches.vmapLock !== "reservation" || somethingLocked(s);
const somethingVmapped: Likely = (s) => s.census.vmaps > 0;
const realStorage: Likely = (s) => s.world.exporter.kind !== "scripted";

/** What must be so for a legal call to have a chance. Drawing without it would only be refused by the model. */
const LIKELY: Partial<Record<CommandName, Likely>> = {
  "resv-unlock": somethingLocked,
  map: mapAllowed,
  unmap: mapAllowed,
  vmap: vmapAllowed,
  vunmap: (s) => somethingVmapped(s) && vmapAllowed(s),
  "vunmap-unlocked": somethingVmapped,
  "vmap-read": (s) => realStorage(s) && somethingVmapped(s),
  "vmap-write": (s) => realStorage(s) && somethingVmapped(s),
  "dma-read": realStorage,
  "dma-write": realStorage,
  "debug-list": (s) => s.config.debugFs,
};

/** Whether a legal call of the command is likely in this state. */
export function isLikely(name: CommandName, s: State): boolean {
  return LIKELY[name]?.(s) ?? true;
}
