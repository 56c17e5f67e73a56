// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import type { FileStruct } from "./file-struct.ts";
import { fput, getFile } from "./reference.ts";
import type { VmaStruct } from "./vma-struct.ts";

/** Puts a file into an area, which holds a reference on it from then on (MMAP-16). */
export function setVmaFile(core: Core, vma: VmaStruct, file: FileStruct | null): void {
  if (file !== null) getFile(core, file);
  vma.file = file;
}

/** The area lets go of its file. */
export function dropVmaFile(core: Core, vma: VmaStruct): void {
  if (vma.file !== null) fput(core, vma.file);
  vma.file = null;
}
