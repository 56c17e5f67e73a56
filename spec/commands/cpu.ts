// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, u64 } from "../command.ts";

const direction = choice(["DMA_BIDIRECTIONAL", "DMA_TO_DEVICE", "DMA_FROM_DEVICE"], ["DMA_NONE", "out-of-range"]);
const result = z.int().describe("what the call returns: zero, or the exporter's positive answer");

/** Every class of flag words: the eight of the known bits, then words with a bit beyond them. */
const SYNC_WORDS = [0x1n, 0x2n, 0x3n, 0x5n, 0x6n, 0x7n] as const;
const REFUSED_SYNC_WORDS = [
  0x0n,
  0x4n,
  0x8n,
  0x9n,
  0xfn,
  0x10n,
  0x8000_0001n,
  0x1_0000_0001n,
  0x8000_0000_0000_0000n,
  0x8000_0000_0000_0003n,
  0xffff_ffff_ffff_fff8n,
  0xffff_ffff_ffff_ffffn,
] as const;

/** Brackets around CPU access, from inside the kernel and from userspace. Catalogue §11, §32.5. */
export const CPU_COMMANDS = {
  "begin-cpu-access": command({
    summary: "begin CPU access from inside the kernel",
    kernel: "dma_buf_begin_cpu_access",
    args: { buffer: handle("buffer", null), direction },
    value: result,
    faults: ["exporter:dma-map"],
    ops: ["begin_cpu_access"],
    weight: 3,
  }),
  "end-cpu-access": command({
    summary: "end CPU access from inside the kernel",
    kernel: "dma_buf_end_cpu_access",
    args: { buffer: handle("buffer"), direction },
    value: result,
    ops: ["end_cpu_access"],
    weight: 4,
  }),
  sync: command({
    summary: "begin or end CPU access from userspace",
    kernel: "DMA_BUF_IOCTL_SYNC",
    args: { fd: handle("fd"), flags: u64(SYNC_WORDS, REFUSED_SYNC_WORDS) },
    value: result,
    faults: ["copy:from-user", "exporter:dma-map"],
    ops: ["begin_cpu_access", "end_cpu_access"],
    weight: 4,
  }),
  "generic-ioctl": command({
    summary: "an ioctl the file layer answers for any file, or a SYNC request that is encoded wrongly",
    kernel: "ioctl",
    args: {
      fd: handle("fd"),
      request: choice(
        ["FIOCLEX", "FIONCLEX", "FIONBIO", "FIGETBSZ"],
        ["FIOQSIZE", "FIFREEZE", "sync-no-argument", "sync-int", "sync-read-write"],
      ),
    },
    value: z.int().describe("what the call returns or stores: the block size for FIGETBSZ, else zero"),
    weight: 0.7,
  }),
} as const;
