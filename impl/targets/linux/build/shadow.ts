// SPDX-License-Identifier: MIT
/**
 * The tree make works in: links to a kernel tree, and the objects in a folder of it. Nothing is ever written into the
 * kernel tree, whoever owns it, and make names everything relative to the objects: a copy of the folder goes on
 * building where the original stopped, with a source file of its own in place of a link.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/** Folder of the objects: below the sources, where make refers to them by relative paths. */
const OBJECTS = "o";

/** Folders that stand here themselves, their files being links: what an edit may change is in them. */
const REAL_FOLDERS: ReadonlySet<string> = new Set(["drivers", "drivers/dma-buf", "drivers/dma-buf/heaps"]);

/** Where make writes (`O=`). */
export function objectsIn(shadow: string): string {
  return join(shadow, OBJECTS);
}

function linkEntries(source: string, shadow: string, under: string): void {
  mkdirSync(join(shadow, under), { recursive: true });
  for (const name of readdirSync(join(source, under))) {
    const path = join(under, name);
    if (REAL_FOLDERS.has(path)) linkEntries(source, shadow, path);
    else if (path !== OBJECTS && path !== ".git") symlinkSync(join(source, path), join(shadow, path));
  }
}

/** Makes the links anew, as the kernel tree is now; the objects stay. */
export function shadowTree(source: string, shadow: string): void {
  const old = existsSync(shadow) ? readdirSync(shadow) : [];
  for (const name of old) if (name !== OBJECTS) rmSync(join(shadow, name), { recursive: true });
  linkEntries(source, shadow, "");
  mkdirSync(objectsIn(shadow), { recursive: true });
}
