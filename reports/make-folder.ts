// SPDX-License-Identifier: MIT
import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Makes a folder and those above it that are missing. One by one: the recursive `mkdir` of Node never returns under
 * /proc, where a folder can be seen to be missing but not be made.
 */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}
