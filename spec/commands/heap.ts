// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, u64 } from "../command.ts";

/** dma-heap; only in worlds whose exporter is the system heap. Catalogue §25. */
export const HEAP_COMMANDS = {
  "heap-alloc": command({
    summary: "allocate a buffer from the heap",
    kernel: "DMA_HEAP_IOCTL_ALLOC",
    args: {
      /** Bytes. */
      length: u64([0x1000n, 0x2000n, 0x1388n, 1n, 0x1_0000n], [0n, 0xffff_ffff_ffff_f001n]),
      /** The `fd` field on entry. */
      fdField: choice([0], [1, 7]),
      fdFlags: choice(
        ["O_RDWR|O_CLOEXEC", "O_RDWR", "O_RDONLY|O_CLOEXEC", "O_WRONLY"],
        ["O_RDWR|O_NONBLOCK", "unknown"],
      ),
      heapFlags: choice(["0"], ["1"]),
      /** `no-write`, `no-read`: without that direction bit · `shorter`, `longer`: another size of the struct. */
      request: choice(["DMA_HEAP_IOCTL_ALLOC", "other-type", "longer"], ["nr1", "no-write", "no-read", "shorter"]),
    },
    makes: "fd",
    brings: "buffer",
    value: z.int().nullable().describe("the descriptor number the struct reports; null: it reports none"),
    faults: ["copy:from-user", "copy:to-user", "limit:fd-table", "exporter:pages"],
    ops: ["release"],
    weight: 10,
  }),
  "heap-add": command({
    summary: "register a heap",
    kernel: "dma_heap_add",
    args: {
      name: choice(["foo", "bar"], ["system", "", null]),
      ops: choice(["complete"], ["none", "no-allocate"]),
    },
    faults: ["exporter:pages"],
    weight: 2,
  }),
  "heap-node": command({
    summary: "a call the heap's device node does not support, or the opening of a node without a heap",
    kernel: "dma_heap_fops",
    args: { call: choice(["llseek", "read", "write", "open-missing"]) },
    weight: 0.4,
  }),
} as const;
