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

const MODES: readonly string[] = ["O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE"];

/** The access mode as its number in the file's flags. */
export function accessModeOf(flags: string): number {
  return MODES.indexOf(accessMode(flags));
}

/** FMODE_READ and FMODE_WRITE of the file: a mode of neither has no bit set. */
export function modeBitsOf(flags: string): number {
  return (accessModeOf(flags) + 1) % MODES.length;
}

function accessMode(flags: string): string {
  const bar = flags.indexOf("|");
  return bar < 0 ? flags : flags.slice(0, bar);
}
