// SPDX-License-Identifier: MIT
/** The pseudo inode behind one buffer: size and mode as `stat` shows them. */
export interface Inode {
  /** Counted from the first inode of the session. */
  readonly number: number;
  readonly sizeBytes: bigint;
  mode: number;
}
