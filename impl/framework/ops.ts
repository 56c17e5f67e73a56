// SPDX-License-Identifier: MIT
import type { DmaBufOps } from "../exporters/kit.ts";

/** `struct dma_buf_ops` as export receives it: any member may be missing. */
export type Ops = { readonly [O in keyof DmaBufOps]?: DmaBufOps[O] | undefined };

/** An exporter that can pin counts as dynamic: its storage may move. */
export function isDynamic(ops: Ops): boolean {
  return ops.pin !== undefined;
}
