// SPDX-License-Identifier: MIT
import { UserError } from "../../../../spec/user-error.ts";

/** This machine lacks what a build needs: programs, packages, disk or network. Nobody's mistake, so a code of its own. */
export class Unavailable extends UserError {
  constructor(message: string) {
    super(message, 7);
  }
}

/** A full disk, as programs say it. */
const DISK_FULL = /No space left on device|ENOSPC|Disk quota exceeded/;

/** Whether a disk is full, by what a program or the system said. */
export function isDiskFull(said: string): boolean {
  return DISK_FULL.test(said);
}
