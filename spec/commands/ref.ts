// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle } from "../command.ts";
import { u64 } from "../u64.ts";

const fdNumber = z.int().min(0).describe("descriptor number, counted from the lowest one the session may use");
const bufferOrNull = z.int().nullable().describe("the buffer's handle, or null at the end of the list");

/** Descriptors and references. Catalogue §2, §32.3. */
export const REF_COMMANDS = {
  fd: command({
    summary: "make a descriptor for a buffer; the caller's reference moves into it",
    kernel: "dma_buf_fd",
    args: {
      buffer: handle("buffer", null, "zeroed"),
      flags: choice(["0", "O_CLOEXEC", "O_RDWR|O_CLOEXEC", "O_NONBLOCK"]),
    },
    makes: "fd",
    value: fdNumber,
    faults: ["limit:fd-table"],
    weight: 5,
  }),
  "fd-install": command({
    summary: "publish a reserved descriptor for a buffer; the caller's reference moves into it",
    kernel: "dma_buf_fd_install",
    args: { buffer: handle("buffer") },
    makes: "fd",
    value: fdNumber,
    eras: { eras: ["6.1", "7.2"] },
    weight: 1,
  }),
  get: command({
    summary: "take a reference to the buffer behind a descriptor",
    kernel: "dma_buf_get",
    args: { fd: handle("fd", "never-opened", "not-dma-buf") },
    value: z.int().describe("the buffer's handle"),
    weight: 4,
    twin: "get-ref",
  }),
  "get-ref": command({
    summary: "take one more kernel reference while owning one",
    kernel: "get_dma_buf",
    args: { buffer: handle("buffer") },
    weight: 3,
  }),
  put: command({
    summary: "drop a kernel reference",
    kernel: "dma_buf_put",
    args: { buffer: handle("buffer", null, "zeroed") },
    ops: ["release"],
    weight: 4,
  }),
  close: command({
    summary: "close a descriptor",
    kernel: "close",
    args: { fd: handle("fd", "never-opened") },
    ops: ["release"],
    weight: 4,
    twin: "put",
  }),
  dup: command({
    summary: "duplicate a descriptor in the same process; the copy has no close-on-exec",
    kernel: "dup",
    args: { fd: handle("fd") },
    makes: "fd",
    value: fdNumber,
    weight: 1,
  }),
  "pass-fd": command({
    summary: "pass a descriptor to the other process (SCM_RIGHTS without MSG_CMSG_CLOEXEC)",
    kernel: "sendmsg, recvmsg",
    args: { fd: handle("fd") },
    makes: "fd",
    value: fdNumber,
    weight: 1,
  }),
  exec: command({
    summary: "execute a new program in a process: descriptors with close-on-exec are closed",
    kernel: "execve",
    args: { process: choice([0, 1]) },
    ops: ["release"],
    weight: 0.5,
  }),
  "open-path": command({
    summary: "open a descriptor again as O_PATH, through the process file system",
    kernel: "open(/proc/self/fd/N, O_PATH)",
    args: { fd: handle("fd") },
    makes: "fd",
    value: fdNumber,
    weight: 1,
  }),
  reopen: command({
    summary: "open a descriptor again without O_PATH, through the process file system",
    kernel: "open(/proc/self/fd/N, O_RDWR)",
    args: { fd: handle("fd") },
    weight: 0.5,
  }),
  "iter-begin": command({
    summary: "take a reference to the first live buffer of the global list",
    kernel: "dma_buf_iter_begin",
    args: {},
    value: bufferOrNull,
    eras: { since: "7.2" },
    weight: 0.7,
  }),
  "iter-next": command({
    summary: "drop the given buffer's reference and take one to the next live buffer",
    kernel: "dma_buf_iter_next",
    args: { buffer: handle("buffer") },
    value: bufferOrNull,
    ops: ["release"],
    eras: { since: "7.2" },
    weight: 1,
    twin: "put",
  }),
  inspect: command({
    summary: "look at the fields of a buffer from inside the kernel",
    kernel: "struct dma_buf",
    args: { buffer: handle("buffer") },
    value: z.strictObject({
      size: u64,
      exporterName: z.string().nullable(),
      name: z.string().nullable(),
      references: z.int(),
      attachments: z.array(z.int()).describe("handles, newest first"),
      vmapCounter: z.int(),
      pollArmed: z.boolean(),
      ownerReferences: z.int().nullable().describe("references of the owner module, null when built in"),
    }),
    weight: 3,
  }),
} as const;
