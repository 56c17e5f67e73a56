// SPDX-License-Identifier: MIT
import type { CommandName } from "../../spec/commands/index.ts";
import type { Exporter } from "../exporters/kit.ts";
import { MOVER_ENTRIES } from "../kernel/hardware.ts";
import { TargetLoadError } from "./target-load-error.ts";

const COMMAND_OF = {
  move: "exporter-move",
  revoke: "exporter-revoke",
  restore: "exporter-restore",
} as const satisfies Record<(typeof MOVER_ENTRIES)[number], CommandName>;

/** What cannot be asked of this exporter; everything: its storage stays where it is. */
export function unaskable(exporter: Exporter): CommandName[] {
  return MOVER_ENTRIES.filter((name) => exporter[name] === undefined).map((name) => COMMAND_OF[name]);
}

/** Whether its storage moves, or is taken back. */
export function moves(exporter: Exporter): boolean {
  return unaskable(exporter).length < MOVER_ENTRIES.length;
}

/** What can be wrong with these members of a module. */
export function checkMoves(path: string, exporter: Exporter): void {
  const has = (name: keyof Exporter): boolean => exporter[name] !== undefined;
  for (const name of MOVER_ENTRIES) {
    if (has(name) && typeof exporter[name] !== "function") throw new TargetLoadError(`${path}: ${name} is no function`);
  }
  if (has("restore") && !has("revoke")) {
    throw new TargetLoadError(`${path}: has restore but no revoke; nothing would ever be taken back`);
  }
  const [first] = MOVER_ENTRIES.filter(has);
  if (first !== undefined && exporter.ops.pin === undefined) {
    throw new TargetLoadError(`${path}: has ${first} but no pin and unpin; importers must be able to hold the storage`);
  }
}
