// SPDX-License-Identifier: MIT
import { Refcount } from "../kernel/refcount.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { Inode } from "./inode.ts";

/** The pseudo directory entry. Its death, not the file's, releases the buffer (REF-20). */
export class Dentry {
  readonly count = new Refcount("struct dentry");
  readonly inode: Inode;
  /** Null until export attaches the buffer, its last fallible step behind it (REF-30). */
  dmabuf: DmaBufStruct | null = null;

  constructor(inode: Inode) {
    this.inode = inode;
  }

  /** Frees what a file that is no buffer's keeps behind its inode. */
  evict(): void {}
}
