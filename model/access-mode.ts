// SPDX-License-Identifier: MIT
/** The access mode in a file's open flags: what export asked for and nothing else (EXPORT-46). */

/** Whether the file was opened for reading. */
export function readable(flags: string): boolean {
  const mode = accessMode(flags);
  return mode === "O_RDWR" || mode === "O_RDONLY";
}

/** Whether the file was opened for writing. */
export function writable(flags: string): boolean {
  const mode = accessMode(flags);
  return mode === "O_RDWR" || mode === "O_WRONLY";
}

/** Whether the file was opened for reading and writing. */
export function readWrite(flags: string): boolean {
  return accessMode(flags) === "O_RDWR";
}

function accessMode(flags: string): string {
  const bar = flags.indexOf("|");
  return bar < 0 ? flags : flags.slice(0, bar);
}
