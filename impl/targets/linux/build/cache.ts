// SPDX-License-Identifier: MIT
/** The cache folder. What stands under its final name is whole: work happens under a name ending in `.part`. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "../../../../spec/user-error.ts";
import { isDiskFull, Unavailable } from "./unavailable.ts";

/** Ending of names of what is not whole. */
export const PART = ".part";

const BYTES_PER_GB = 1e9;

export interface Cache {
  readonly root: string;
  /** Unpacked kernel sources, by package and version. */
  readonly sources: string;
  /** Build trees and compiled kernels, by source and configuration. */
  readonly trees: string;
  /** Compiled kernels with an edit, by kernel and edit. */
  readonly edits: string;
  /** Bootable kernels: kernel, initrd and manifest. */
  readonly kernels: string;
  /** The private package lists. */
  readonly packageLists: string;
  readonly lock: string;
}

/** The cache folder of this user: `$XDG_CACHE_HOME` or `~/.cache`. */
export function cacheOf(environment: NodeJS.ProcessEnv = process.env): Cache {
  const xdg = environment["XDG_CACHE_HOME"];
  const base = xdg?.startsWith("/") ? xdg : join(environment["HOME"] ?? homedir(), ".cache");
  const root = join(base, "dmabuf-ct");
  return {
    root,
    sources: join(root, "sources"),
    trees: join(root, "trees"),
    edits: join(root, "edits"),
    kernels: join(root, "kernels"),
    packageLists: join(root, "package-lists"),
    lock: join(root, "lock"),
  };
}

/** Makes the folder, and those it is in, one by one: where nothing can be made, a recursive mkdir never returns. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
}

/** Makes the folder if it is not there. */
export function ensureFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    throw new UserError(`cannot make the cache folder ${folder}: ${(error as Error).message}`);
  }
}

function saidBy(error: Error): string {
  const lines: unknown = "lastLines" in error ? error.lastLines : [];
  return [error.message, ...(Array.isArray(lines) ? lines : [])].join("\n");
}

/** Makes a folder whole or not at all: `make` fills a sibling, which takes the final name when it is done. */
export async function makeWhole(folder: string, make: (part: string) => Promise<void>): Promise<void> {
  const part = folder + PART;
  rmSync(part, { recursive: true, force: true });
  ensureFolder(part);
  try {
    await make(part);
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    const full = error instanceof Error && !(error instanceof UserError) && isDiskFull(saidBy(error));
    throw full ? new Unavailable(`no space left on the disk of ${folder}; XDG_CACHE_HOME names another place`) : error;
  }
}

/** Folders of the cache that are whole. */
export function wholeFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => !name.endsWith(PART));
}

/** Removes what other runs began and will not go on with. */
export function dropParts(folder: string, except: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith(PART) && name !== except + PART) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Refuses to begin what the disk cannot hold. */
export function checkSpace(cache: Cache, neededBytes: number): void {
  let folder = cache.root;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const gb = (bytes: number): string => (bytes / BYTES_PER_GB).toFixed(1);
  const what = `not enough disk space: the build needs ${gb(neededBytes)} GB in ${cache.root}, ${gb(freeBytes)} GB are free`;
  throw new Unavailable(`${what}; XDG_CACHE_HOME names another place`);
}
