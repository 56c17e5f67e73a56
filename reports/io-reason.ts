// SPDX-License-Identifier: MIT
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
