// SPDX-License-Identifier: MIT
import type { CommandName } from "../../spec/commands/index.ts";
import type { Random } from "./random.ts";

/** What an importer under test is asked to do, and what it has to reckon with: moves, fences of others, signals. */
const USES = ["importer-open", "importer-read", "importer-write", "importer-read", "importer-write"] as const;
const MOVED = ["exporter-move", "exporter-move", "advance-clock"] as const;
const FENCED: ReadonlySet<string> = new Set([
  ...([
    "resv-lock",
    "resv-reserve",
    "resv-add",
    "fence-new",
    "fence-signal",
    "task-signal",
    "task-signal-clear",
  ] as const),
]);

/** Every other program has no fences but those of moves: they hide what a move alone shows. */
export function aroundImporter(usable: readonly CommandName[], random: Random): CommandName[] {
  const around = random.chance(0.5) ? usable : usable.filter((name) => !FENCED.has(name));
  const often = [...USES, ...USES, ...USES, ...MOVED, ...MOVED];
  return [...around, ...often.filter((name) => usable.includes(name))];
}
