// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, u64 as u64Arg } from "../command.ts";
import { u64 } from "../u64.ts";

const LONGEST_NAME = "n".repeat(31);

const listing = z.strictObject({
  size: u64,
  accessMode: z.int().describe("of the file's flags: 0 reads, 1 writes, 2 does both, 3 does neither"),
  modeBits: z.int().describe("of the file's mode: FMODE_READ 1, FMODE_WRITE 2"),
  references: z.int(),
  exporterName: z.string(),
  name: z.string(),
  inode: z.int().describe("counted from the first buffer of the session"),
  devices: z.array(z.int()).describe("indexes of the attached devices, in list order"),
  attachments: z.int(),
});

/** What userspace sees of the pseudo file: size, names, seeking, listing. Catalogue §14, §16, and parts of §1, §2. */
export const FILE_COMMANDS = {
  stat: command({
    summary: "file status",
    kernel: "fstat",
    args: { fd: handle("fd") },
    value: z.strictObject({
      size: u64.describe("st_size as raw bits"),
      mode: z.int(),
      links: z.int(),
      blockSizeBytes: z.int(),
      blocks: u64,
      inode: z.int().describe("counted from the first buffer of the session"),
    }),
    weight: 1.5,
  }),
  statfs: command({
    summary: "file system status",
    kernel: "fstatfs",
    args: { fd: handle("fd") },
    value: z.strictObject({ magic: z.int() }),
    weight: 0.4,
  }),
  chmod: command({
    summary: "change the mode bits",
    kernel: "fchmod",
    args: { fd: handle("fd"), mode: choice([0o600, 0o644, 0]) },
    weight: 0.4,
  }),
  resize: command({
    summary: "try to change the size through a descriptor",
    kernel: "ftruncate, fallocate",
    args: { fd: handle("fd"), call: choice(["ftruncate", "fallocate"]) },
    weight: 0.4,
  }),
  llseek: command({
    summary: "move the file position",
    kernel: "dma_buf_llseek",
    args: {
      fd: handle("fd"),
      offset: u64Arg([0n], [1n, 0x1000n, 0xffff_ffff_ffff_ffffn, 0x8000_0000_0000_0000n]),
      whence: choice(["SEEK_SET", "SEEK_END"], ["SEEK_CUR", "SEEK_DATA", "SEEK_HOLE", "99"]),
    },
    value: u64.describe("position as raw bits"),
    weight: 2,
  }),
  "file-io": command({
    summary: "read or write through a descriptor",
    kernel: "read, write, pread, pwrite",
    args: { fd: handle("fd"), call: choice(["read", "write", "pread", "pwrite"]) },
    weight: 0.6,
  }),
  "set-name": command({
    summary: "set the userspace name",
    kernel: "DMA_BUF_SET_NAME",
    args: {
      fd: handle("fd"),
      request: choice(["DMA_BUF_SET_NAME_A", "DMA_BUF_SET_NAME_B", "DMA_BUF_SET_NAME"]),
      text: choice(["cam0", "", "x", LONGEST_NAME], [`${LONGEST_NAME}n`, `${LONGEST_NAME}nn`]),
      /** What follows the text in user memory: a terminator, or the end of what can be read. */
      end: choice(["terminator"], ["unreadable"]),
    },
    faults: ["alloc:name", "copy:from-user"],
    weight: 2,
  }),
  ioctl: command({
    summary: "an ioctl request number the framework does not know",
    kernel: "dma_buf_ioctl",
    args: { fd: handle("fd"), request: choice(["nr1-size1", "nr1-size16", "nr200", "other-type"]) },
    weight: 0.5,
  }),
  readlink: command({
    summary: "path name of the file",
    kernel: "readlink(/proc/self/fd/N)",
    args: { fd: handle("fd") },
    value: z.string(),
    weight: 0.8,
  }),
  fdinfo: command({
    summary: "the text the kernel shows for a descriptor",
    kernel: "/proc/self/fdinfo/N",
    args: { fd: handle("fd") },
    value: z.strictObject({
      keys: z.array(z.string()).describe("the names of its lines, in order"),
      position: u64.describe("the file position, as raw bits"),
      closeOnExec: z.boolean().describe("of this descriptor"),
      inode: z.int().describe("counted from the first buffer of the session"),
      size: u64,
      count: z.int(),
      exporterName: z.string(),
      name: z.string().nullable().describe("null: the line is not there"),
    }),
    weight: 1,
  }),
  "debug-list": command({
    summary: "the debug listing of all buffers",
    kernel: "/sys/kernel/debug/dma_buf/bufinfo",
    args: {},
    value: z.strictObject({ buffers: z.array(listing), objects: z.int(), bytes: u64 }),
    weight: 0.7,
  }),
} as const;
