// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { decodeToken, isToken } from "../reports/emit/token.ts";
import { ioReason } from "../reports/io-reason.ts";
import { UserError } from "../spec/user-error.ts";

export interface Input {
  readonly text: string;
  /** What messages call it. */
  readonly where: string;
}

function readText(file: string): Input {
  const where = file === "-" ? "standard input" : file;
  try {
    return { text: readFileSync(file === "-" ? 0 : file, "utf8"), where };
  } catch (error) {
    throw new UserError(`${where}: ${ioReason(error)}`);
  }
}

/** A text the user names: a file, or standard input for `-`, or a token, which may stand in either of them as well. */
export function readInput(file: string): Input {
  const input = isToken(file) ? { text: file, where: "token" } : readText(file);
  return isToken(input.text) ? { ...input, text: decodeToken(input.text) } : input;
}
