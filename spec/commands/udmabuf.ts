// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, optional, subset, u64 } from "../command.ts";

const page = choice([0, 1, 3]);
const fdNumber = z.int().min(0).describe("descriptor number, counted from the lowest one the session may use");
const offset = u64([0n, 0x1000n, 0x2000n], [0x1n, 0x800n, 0x8000_0000_0000_0000n, 0xffff_ffff_ffff_f000n]);
const size = u64([0x1000n, 0x2000n, 0x4000n], [0n, 0x1388n, 0x1_0000n, 0x400_0000n, 0x400_1000n]);

/** Memory files, and buffers made from them; only in worlds whose exporter is udmabuf. Catalogue §24. */
export const UDMABUF_COMMANDS = {
  "memfd-create": command({
    summary: "make a memory file",
    kernel: "memfd_create, ftruncate",
    args: {
      size: u64([0x4000n, 0x1000n, 0x1_0000n, 0x1770n, 0n]),
      sealing: choice(["MFD_ALLOW_SEALING"], ["none"]),
    },
    makes: "memfd",
    value: fdNumber,
    weight: 4,
  }),
  "memfd-seal": command({
    summary: "add seals to a memory file",
    kernel: "fcntl(F_ADD_SEALS)",
    args: {
      memfd: handle("memfd"),
      seals: subset(["F_SEAL_SHRINK", "F_SEAL_GROW"], ["F_SEAL_WRITE", "F_SEAL_FUTURE_WRITE", "F_SEAL_SEAL"]),
    },
    weight: 3,
  }),
  "memfd-resize": command({
    summary: "change the size of a memory file",
    kernel: "ftruncate",
    args: { memfd: handle("memfd"), size: u64([0x4000n, 0x1000n, 0x1_0000n, 0x1770n, 0n]) },
    weight: 1,
  }),
  "memfd-write": command({
    summary: "write one byte to a page of a memory file",
    kernel: "pwrite",
    args: { memfd: handle("memfd"), page, marker: choice([1, 2, 255]) },
    weight: 1.5,
  }),
  "memfd-read": command({
    summary: "read one byte from a page of a memory file",
    kernel: "pread",
    args: { memfd: handle("memfd"), page },
    value: z.int().min(0).max(255).nullable().describe("null: the page lies beyond the end"),
    weight: 1.5,
  }),
  "memfd-reopen": command({
    summary: "open a memory file again, read-only",
    kernel: "open(/proc/self/fd/N, O_RDONLY)",
    args: { memfd: handle("memfd") },
    makes: "memfd",
    value: fdNumber,
    weight: 0.5,
  }),
  "memfd-close": command({
    summary: "close a descriptor of a memory file",
    kernel: "close",
    args: { memfd: handle("memfd") },
    weight: 0.6,
  }),
  "udmabuf-create": command({
    summary: "make a buffer from ranges of memory files",
    kernel: "UDMABUF_CREATE, UDMABUF_CREATE_LIST",
    args: {
      request: choice(["UDMABUF_CREATE", "UDMABUF_CREATE_LIST"]),
      memfd: handle("memfd", "never-opened", "not-memfd"),
      /** Bytes. */
      offset,
      /** Bytes. */
      size,
      /** The second item of a list; null: there is none. */
      second: optional("memfd"),
      secondOffset: offset,
      secondSize: size,
      /** Items the list claims to have: those given, none, or one more than the limit allows. */
      count: choice(["given"], ["0", "1025"]),
      flags: choice(["UDMABUF_FLAGS_CLOEXEC", "0"], ["unknown"]),
    },
    makes: "fd",
    brings: "buffer",
    value: fdNumber,
    faults: ["copy:from-user", "limit:fd-table", "exporter:pages"],
    ops: ["release"],
    weight: 16,
  }),
  "udmabuf-ioctl": command({
    summary: "an ioctl request number udmabuf does not know",
    kernel: "udmabuf_ioctl",
    args: { request: choice(["nr68", "other-type"]) },
    weight: 0.3,
  }),
} as const;
