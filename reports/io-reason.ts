// SPDX-License-Identifier: MIT
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EEXIST: "a file is in the way",
  ENOTDIR: "part of the path is a file",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left",
  ENAMETOOLONG: "the name is too long",
};

/** The reason of a failed file operation in words. */
export function ioReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("code" in error)) return error.message;
  // A folder is only ever made in one that exists.
  if (error.code === "ENOENT" && "syscall" in error && error.syscall === "mkdir") return "no folder can be made there";
  return REASONS[String(error.code)] ?? error.message;
}
