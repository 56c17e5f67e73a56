// SPDX-License-Identifier: MIT
/** A cpio archive in the form a kernel unpacks (`newc`): written here, so that a run needs no tool for it. */

/** A file, or (content null) a folder. Folders come before what is in them. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: Buffer | null;
}

const MAGIC = "070701";
const TRAILER = "TRAILER!!!";
const FILE_MODE = 0o100644;
const FOLDER_MODE = 0o40755;
const ALIGNMENT = 4;
/** An archive's size is a multiple of this: another one may follow. */
const BLOCK = 512;

function padded(bytes: Buffer, multiple: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((multiple - (bytes.length % multiple)) % multiple)]);
}

/** Thirteen numbers: inode, mode, owner, group, links, time, size, device and node numbers, name length, checksum. */
function header(inode: number, mode: number, size: number, nameBytes: number): string {
  const fields = [inode, mode, 0, 0, mode === FOLDER_MODE ? 2 : 1, 0, size, 0, 0, 0, 0, nameBytes, 0];
  return MAGIC + fields.map((field) => field.toString(16).padStart(8, "0")).join("");
}

function entryBytes({ name, content }: ArchiveEntry, inode: number): Buffer {
  const mode = content === null ? FOLDER_MODE : FILE_MODE;
  const head = Buffer.from(`${header(inode, mode, content?.length ?? 0, name.length + 1)}${name}\0`, "latin1");
  return Buffer.concat([padded(head, ALIGNMENT), padded(content ?? Buffer.alloc(0), ALIGNMENT)]);
}

export function cpioArchive(entries: readonly ArchiveEntry[]): Buffer {
  const end: ArchiveEntry = { name: TRAILER, content: Buffer.alloc(0) };
  return padded(Buffer.concat([...entries, end].map((entry, at) => entryBytes(entry, at + 1))), BLOCK);
}
