// SPDX-License-Identifier: MIT
import { Dentry } from "../framework/dentry.ts";
import { FileStruct } from "../framework/file-struct.ts";
import type { MemoryInode } from "./memory-inode.ts";

/** Where the buffers' inodes are counted, memory files are not. */
const NO_NUMBER = -1;

/** The directory entry of a memory file; its death frees the file's pages. */
class MemoryDentry extends Dentry {
  readonly #memory: MemoryInode;

  constructor(memory: MemoryInode) {
    super({ number: NO_NUMBER, sizeBytes: 0n, mode: 0o777 });
    this.#memory = memory;
  }

  override evict(): void {
    this.#memory.evict();
  }
}

/** An open memory file. */
export class MemoryFileStruct extends FileStruct {
  override readonly what = "struct file";
  readonly memory: MemoryInode;

  constructor(memory: MemoryInode, dentry: Dentry, writable: boolean) {
    super(dentry, writable ? 2 : 0, false, false);
    this.memory = memory;
  }

  override get ofBuffer(): boolean {
    return false;
  }
}

/** Opens a new memory file for reading and writing. */
export function openMemory(memory: MemoryInode): MemoryFileStruct {
  return new MemoryFileStruct(memory, new MemoryDentry(memory), true);
}

/** Opens a memory file once more, for reading only. */
export function reopenMemory(file: MemoryFileStruct): MemoryFileStruct {
  file.dentry.count.raise();
  return new MemoryFileStruct(file.memory, file.dentry, false);
}
