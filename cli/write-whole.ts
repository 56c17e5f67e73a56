// SPDX-License-Identifier: MIT
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ioReason } from "../reports/io-reason.ts";
import { makeFolder } from "../reports/make-folder.ts";
import { UserError } from "../spec/user-error.ts";

/** Writes a file wholly or not at all: what was there before stays until all of the new text is on disk. */
export function writeWhole(file: string, text: string): void {
  const aside = `${file}.${process.pid}.part`;
  try {
    makeFolder(dirname(file));
    writeFileSync(aside, text);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw new UserError(`cannot write ${file}: ${ioReason(error)}`);
  }
}
