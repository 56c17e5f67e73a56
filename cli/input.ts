// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { ioReason } from "../reports/io-reason.ts";
import { UserError } from "../spec/user-error.ts";

/** A text the user names: a file, or standard input for `-`. */
export function readInput(file: string): { readonly text: string; readonly where: string } {
  const where = file === "-" ? "standard input" : file;
  try {
    return { text: readFileSync(file === "-" ? 0 : file, "utf8"), where };
  } catch (error) {
    throw new UserError(`${where}: ${ioReason(error)}`);
  }
}
