// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, u64 as u64Arg } from "../command.ts";
import { u64 } from "../u64.ts";

const page = choice([0, 1, 3]);
const marker = choice([1, 2, 255]);
const protection = choice(["read+write", "read", "none", "read+execute"]);
const lastPage = 0xf_ffff_ffff_ffffn;

/** User mappings of a buffer. Catalogue §14, §32.5. */
export const MMAP_COMMANDS = {
  mmap: command({
    summary: "map a buffer into the process through a descriptor",
    kernel: "mmap",
    args: {
      fd: handle("fd"),
      /** Bytes. */
      offset: u64Arg([0n, 0x1000n, 0x2000n, 0x1_0000n], [1n, 0x7fff_ffff_ffff_f000n, 0xffff_ffff_ffff_f000n]),
      /** Bytes. */
      length: u64Arg([0x1000n, 0x2000n, 1n, 0x4000n, 0x2001n, 0x1_0000n], [0n, 0x10_0000n]),
      protection,
      sharing: choice(["shared", "private"]),
    },
    makes: "vma",
    faults: ["exporter:pages"],
    ops: ["mmap"],
    weight: 4,
  }),
  "mmap-redirect": command({
    summary: "map a buffer into the process through another driver's node",
    kernel: "dma_buf_mmap",
    args: {
      buffer: handle("buffer", null),
      /** The area the process asked that driver for, or a NULL pointer. */
      vma: choice(["own"], ["null"]),
      pages: choice([1, 2, 4]),
      offsetPages: u64Arg([0n, 1n, 2n], [0x100n, lastPage, 0xffff_ffff_ffff_ffffn]),
    },
    makes: "vma",
    faults: ["exporter:pages"],
    ops: ["mmap"],
    weight: 2,
  }),
  munmap: command({
    summary: "take a user mapping away",
    kernel: "munmap",
    args: { vma: handle("vma") },
    ops: ["release"],
    weight: 1.5,
  }),
  mremap: command({
    summary: "give a user mapping another length; it may move",
    kernel: "mremap",
    args: { vma: handle("vma"), pages: choice([1, 2, 3, 8]) },
    weight: 0.8,
  }),
  mprotect: command({
    summary: "change what may be done with a user mapping",
    kernel: "mprotect",
    args: { vma: handle("vma"), protection },
    weight: 0.8,
  }),
  "inspect-vma": command({
    summary: "look at the file behind a user mapping, and at its offset in it",
    kernel: "struct vm_area_struct",
    args: { vma: handle("vma") },
    value: z.strictObject({
      file: z.enum(["buffer", "other"]).describe("whether it is the buffer's own file"),
      offsetPages: u64,
    }),
    weight: 1,
  }),
  "cpu-write": command({
    summary: "the process writes one byte to a page of the mapping",
    kernel: "a store instruction",
    args: { vma: handle("vma"), page, marker },
    value: z.enum(["SIGBUS", "SIGSEGV"]).nullable().describe("the signal the access raised"),
    weight: 5,
  }),
  "cpu-read": command({
    summary: "the process reads one byte from a page of the mapping",
    kernel: "a load instruction",
    args: { vma: handle("vma"), page },
    value: z.union([z.int().min(0).max(255), z.enum(["SIGBUS", "SIGSEGV"])]),
    weight: 6,
  }),
} as const;
