// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { UserError } from "../spec/user-error.ts";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "permission denied",
  EEXIST: "a file of that name exists",
  ENOTDIR: "part of the path is a file",
  EROFS: "the file system is read-only",
};

/** The reason of a failed file operation in words. */
export function ioReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** A text the user names: a file, or standard input for `-`. */
export function readInput(file: string): { readonly text: string; readonly where: string } {
  const where = file === "-" ? "standard input" : file;
  try {
    return { text: readFileSync(file === "-" ? 0 : file, "utf8"), where };
  } catch (error) {
    throw new UserError(`${where}: ${ioReason(error)}`);
  }
}
