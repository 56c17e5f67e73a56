// SPDX-License-Identifier: MIT
import { keepsStatistics } from "../export-shape.ts";
import type { Call, Meaning } from "../rule.ts";
import type { BufferState } from "../state.ts";
import { shownExporterName } from "./listing-text.ts";

type ListCall = Call<"sysfs-list">;

/** The statistics directories: each goes just before the exporter's release, not when the file is closed (STATS-08). */
export const sysfsList: Meaning<"sysfs-list"> = {
  defined: () => true,
  legal: (c) => keepsStatistics(c.s),
  phases: [
    { phase: "check", clause: "STATS-10", on: { sysfsStats: false }, when: () => true, ends: "ENOENT" },
    { phase: "check", clause: "STATS-08", given: { sysfsStats: false }, when: () => true, ends: "ENOENT" },
    { phase: "effect", clause: "STATS-08", value },
  ],
};

/** In the order of the inode numbers: that of the exports. */
function value({ s }: ListCall): unknown {
  return [...s.buffers.values()].filter(({ life }) => life !== "released").map(directory);
}

function directory(buffer: BufferState): unknown {
  return { inode: buffer.inode, exporterName: shownExporterName(buffer), size: buffer.size };
}
