// SPDX-License-Identifier: MIT
import { Freeable } from "../kernel/freeable.ts";
import { Refcount } from "../kernel/refcount.ts";
import type { Core } from "./core.ts";
import type { Dentry } from "./dentry.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";

/** The access mode bits as given at export: 0 reads, 1 writes, 2 does both, 3 does neither (EXPORT-46). */
export type AccessMode = 0 | 1 | 2 | 3;

/** `struct file`. An O_PATH one has no operations: it only keeps the directory entry (REF-43). */
export class FileStruct extends Freeable {
  readonly what = "struct file";
  readonly count = new Refcount("struct file");
  readonly accessMode: AccessMode;
  nonBlocking: boolean;
  readonly isPath: boolean;
  readonly #dentry: Dentry;
  /** Nothing moves it (SEEK-06). */
  position = 0n;
  /** Null until export attaches the buffer (REF-30). */
  dmabuf: DmaBufStruct | null = null;

  constructor(dentry: Dentry, accessMode: AccessMode, nonBlocking: boolean, isPath: boolean) {
    super();
    this.#dentry = dentry;
    this.accessMode = accessMode;
    this.nonBlocking = nonBlocking;
    this.isPath = isPath;
  }

  get dentry(): Dentry {
    this.touch();
    return this.#dentry;
  }

  /** Whether it is one of the files the census counts: neither O_PATH (REF-43) nor of another kind. */
  get ofBuffer(): boolean {
    return !this.isPath;
  }

  get readable(): boolean {
    return this.accessMode === 0 || this.accessMode === 2;
  }

  get writable(): boolean {
    return this.accessMode === 1 || this.accessMode === 2;
  }
}

/** Counts references of the buffers' files in the census: an O_PATH file holds no reference to a buffer (REF-43). */
export function countReferences(core: Core, file: FileStruct, change: 1 | -1): void {
  if (file.ofBuffer) core.census.references += change;
}
