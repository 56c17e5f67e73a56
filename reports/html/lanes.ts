// SPDX-License-Identifier: MIT

import { EXPORT_COMMANDS } from "../../spec/commands/export.ts";
import { EXPORTER_COMMANDS } from "../../spec/commands/exporter.ts";
import { FILE_COMMANDS } from "../../spec/commands/file.ts";
import { HEAP_COMMANDS } from "../../spec/commands/heap.ts";
import { IMPORTER_COMMANDS } from "../../spec/commands/importer.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { MMAP_COMMANDS } from "../../spec/commands/mmap.ts";
import { STATS_COMMANDS } from "../../spec/commands/stats.ts";
import { TASK_COMMANDS } from "../../spec/commands/task.ts";
import { UDMABUF_COMMANDS } from "../../spec/commands/udmabuf.ts";
import type { CallName } from "../../spec/op.ts";

/** The parties of a sequence diagram, from left to right: neighbours talk most. */
export const LANES = ["userspace", "importer", "framework", "exporter"] as const;

export type Lane = (typeof LANES)[number];

/** What a process calls, or does, by itself; the other commands of the memory-mapping area are a driver's. */
const USERSPACE: ReadonlySet<string> = new Set([
  ...[FILE_COMMANDS, HEAP_COMMANDS, IMPORTER_COMMANDS, STATS_COMMANDS, TASK_COMMANDS, UDMABUF_COMMANDS].flatMap(
    (commands) => Object.keys(commands),
  ),
  ...Object.keys(MMAP_COMMANDS).filter((name) => name !== "mmap-redirect"),
  ...["close", "dup", "pass-fd", "exec", "open-path", "reopen", "sync", "generic-ioctl", "poll"],
]);

/** What a driver does that made the buffer or the fence. */
const EXPORTER: ReadonlySet<string> = new Set([
  ...Object.keys(EXPORT_COMMANDS),
  ...Object.keys(EXPORTER_COMMANDS),
  ...["fd", "fd-install", "notify-move", "mmap-redirect"],
  ...["fence-new", "fence-signal", "fence-set-error", "fence-complete", "signalling-begin", "signalling-end"],
]);

/** Who makes the call that a command is. */
export function callerOf(command: CommandName): Lane {
  if (USERSPACE.has(command)) return "userspace";
  return EXPORTER.has(command) ? "exporter" : "importer";
}

/** Whether a process makes an importer under test do something: its calls are in the answer. */
export function isImporterEntry(command: CommandName): boolean {
  return Object.hasOwn(IMPORTER_COMMANDS, command);
}

/** Whose code a callback runs: a moved buffer and a signalled fence are told to who uses them. */
export function calleeOf(op: CallName): Lane {
  return op === "move_notify" || op === "fence_callback" ? "importer" : "exporter";
}
