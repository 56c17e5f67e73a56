// SPDX-License-Identifier: MIT
import * as z from "zod";
import { command } from "../command.ts";
import { u64 } from "../u64.ts";

/** Statistics in sysfs, and the edges of the debug listing. Catalogue §16. */
export const STATS_COMMANDS = {
  "sysfs-list": command({
    summary: "the statistics directories of all buffers",
    kernel: "/sys/kernel/dmabuf/buffers",
    args: {},
    value: z
      .array(
        z.strictObject({
          inode: z.int().describe("the directory's name, as an inode number counted from the session's first"),
          exporterName: z.string(),
          size: u64,
        }),
      )
      .describe("in the order of the inode numbers"),
    weight: 0.7,
  }),
  "debug-list-write": command({
    summary: "write to the debug listing",
    kernel: "/sys/kernel/debug/dma_buf/bufinfo",
    args: {},
    weight: 0.2,
  }),
} as const;
