// SPDX-License-Identifier: MIT
import { ERRNOS, type Errno } from "./errno.ts";
import type { ReplyingOp } from "./op.ts";

/**
 * What a program tells the scripted exporter to answer, by op. An errno name is that error.
 * `clear-peer2peer`: success, flag cleared · `null`: no table, or success with a null map · `no-dma-entries`: a table
 * whose mapped count is zero · `misaligned`: every address 16 bytes off · `iomem`: a map in I/O memory · `positive`:
 * the number 5 · `fill-then-fail`: fills the map, then ENOMEM.
 */
export const REPLY_POOLS = {
  attach: ["ok", "EBUSY", "ENODEV", "EOPNOTSUPP", "clear-peer2peer"],
  pin: ["ok", "EBUSY", "EAGAIN", "ENOMEM"],
  map_dma_buf: ["ok", "null", "ENOMEM", "EINTR", "EIO", "no-dma-entries", "misaligned"],
  vmap: ["ok", "ENOMEM", "EINVAL", "iomem", "fill-then-fail", "positive", "null"],
  mmap: ["ok", "EINVAL", "ENOMEM", "EIO"],
  begin_cpu_access: ["ok", "EIO", "ENOMEM", "EAGAIN", "ERESTARTSYS", "positive"],
  end_cpu_access: ["ok", "EIO", "EINVAL", "EAGAIN", "ERESTARTSYS", "positive"],
} as const satisfies Record<ReplyingOp, readonly string[]>;

/** Answers that are no errno. */
export const SPECIAL_REPLIES = [
  "ok",
  "clear-peer2peer",
  "null",
  "no-dma-entries",
  "misaligned",
  "iomem",
  "positive",
  "fill-then-fail",
] as const;

export type SpecialReply = (typeof SPECIAL_REPLIES)[number];
export type Reply = Errno | SpecialReply;

export const REPLIES: readonly Reply[] = [...SPECIAL_REPLIES, ...ERRNOS];

/** The replies a step plans; an op that is not named answers `ok`. */
export type Replies = { readonly [O in ReplyingOp]?: Reply };
