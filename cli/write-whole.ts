// SPDX-License-Identifier: MIT
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ioReason } from "../reports/io-reason.ts";
import { makeFolder } from "../reports/make-folder.ts";
import { UserError } from "../spec/user-error.ts";

/** Where a file really is; a pipe or a device is written to and not replaced. */
function placeOf(file: string): { readonly real: string; readonly replace: boolean } {
  const there = statSync(file, { throwIfNoEntry: false });
  return there === undefined ? { real: file, replace: true } : { real: realpathSync(file), replace: there.isFile() };
}

/** The new text beside the old one, then in its place. */
function replaceWith(file: string, text: string): void {
  const aside = `${file}.${process.pid}.part`;
  try {
    writeFileSync(aside, text);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** Writes a file wholly or not at all: what was there before stays until all of the new text is on disk. */
export function writeWhole(file: string, text: string): void {
  try {
    makeFolder(dirname(file));
    const { real, replace } = placeOf(file);
    if (replace) replaceWith(real, text);
    else writeFileSync(real, text);
  } catch (error) {
    throw new UserError(`cannot write ${file}: ${ioReason(error)}`);
  }
}
