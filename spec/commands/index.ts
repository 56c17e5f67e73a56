// SPDX-License-Identifier: MIT
import type { ArgValue, Signature } from "../command.ts";
import { ATTACH_COMMANDS } from "./attach.ts";
import { CPU_COMMANDS } from "./cpu.ts";
import { EXPORT_COMMANDS } from "./export.ts";
import { EXPORTER_COMMANDS } from "./exporter.ts";
import { FENCE_COMMANDS } from "./fence.ts";
import { FILE_COMMANDS } from "./file.ts";
import { HEAP_COMMANDS } from "./heap.ts";
import { IMPORTER_COMMANDS } from "./importer.ts";
import { IOSYS_COMMANDS } from "./iosys.ts";
import { LOCK_COMMANDS } from "./lock.ts";
import { MAP_COMMANDS } from "./map.ts";
import { MMAP_COMMANDS } from "./mmap.ts";
import { MOVE_COMMANDS } from "./move.ts";
import { REF_COMMANDS } from "./ref.ts";
import { RESV_COMMANDS } from "./resv.ts";
import { STATS_COMMANDS } from "./stats.ts";
import { TASK_COMMANDS } from "./task.ts";
import { UDMABUF_COMMANDS } from "./udmabuf.ts";
import { VMAP_COMMANDS } from "./vmap.ts";

/** The command alphabet. */
export const COMMANDS = {
  ...EXPORT_COMMANDS,
  ...REF_COMMANDS,
  ...FILE_COMMANDS,
  ...ATTACH_COMMANDS,
  ...MAP_COMMANDS,
  ...VMAP_COMMANDS,
  ...IOSYS_COMMANDS,
  ...CPU_COMMANDS,
  ...MMAP_COMMANDS,
  ...STATS_COMMANDS,
  ...UDMABUF_COMMANDS,
  ...HEAP_COMMANDS,
  ...TASK_COMMANDS,
  ...LOCK_COMMANDS,
  ...RESV_COMMANDS,
  ...FENCE_COMMANDS,
  ...MOVE_COMMANDS,
  ...EXPORTER_COMMANDS,
  ...IMPORTER_COMMANDS,
} as const;

export type CommandName = keyof typeof COMMANDS;

/** The arguments of a command, in memory. */
export type Args<N extends CommandName> = {
  readonly [K in keyof (typeof COMMANDS)[N]["args"]]: ArgValue<(typeof COMMANDS)[N]["args"][K]>;
};

/** All command names, in the order of the register. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** The signature of a command without its argument types: what generic code works on. */
export function signatureOf(name: CommandName): Signature {
  return COMMANDS[name] as Signature;
}
