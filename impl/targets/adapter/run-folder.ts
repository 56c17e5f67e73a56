// SPDX-License-Identifier: MIT
/** A folder of this process for what its adapters need while they start; all threads share it. */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "dmabuf-ct-run-";

function folderOf(pid: number | string): string {
  return join(tmpdir(), `${PREFIX}${pid}`);
}

/** The folder, made if need be; those of processes that were killed go. */
export function runFolder(): string {
  const folder = folderOf(process.pid);
  if (existsSync(folder)) return folder;
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
    if (pid !== null && !existsSync(`/proc/${pid}`)) rmSync(folderOf(pid), { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes it with all that is in it. */
export function dropRunFolder(): void {
  rmSync(folderOf(process.pid), { recursive: true, force: true });
}
