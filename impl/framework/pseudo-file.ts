// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import { Dentry } from "./dentry.ts";
import { type AccessMode, countReferences, FileStruct } from "./file-struct.ts";

const ACCESS_MODES: Readonly<Record<string, AccessMode>> = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_ACCMODE: 3 };

/** Makes the pseudo inode and the file of a buffer; of the flags only access mode and O_NONBLOCK count (EXPORT-25). */
export function dmaBufGetfile(core: Core, sizeBytes: bigint, flags: string): FileStruct | KernelError {
  if (core.faults.fails("alloc:inode")) return error("ENOMEM");
  const inode = { number: core.nextInode, sizeBytes, mode: 0o600 };
  core.nextInode += 1;
  if (core.faults.fails("limit:files")) return error("ENFILE");
  if (core.faults.fails("alloc:file")) return error("ENOMEM");
  const names = flags.split("|");
  return openFile(core, new Dentry(inode), accessModeOf(names), names.includes("O_NONBLOCK"), false);
}

/** Opens the directory entry behind a file once more, as O_PATH: a file of its own that has no operations (REF-43). */
export function openPath(core: Core, file: FileStruct): FileStruct {
  file.dentry.count.raise();
  return openFile(core, file.dentry, 3, false, true);
}

function openFile(
  core: Core,
  dentry: Dentry,
  accessMode: AccessMode,
  nonBlocking: boolean,
  isPath: boolean,
): FileStruct {
  const file = new FileStruct(dentry, accessMode, nonBlocking, isPath);
  countReferences(core, file, 1);
  if (!isPath) core.census.files += 1;
  return file;
}

function accessModeOf(names: readonly string[]): AccessMode {
  for (const name of names) {
    const mode = ACCESS_MODES[name];
    if (mode !== undefined) return mode;
  }
  return 0;
}
