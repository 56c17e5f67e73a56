// SPDX-License-Identifier: MIT
/** What leaves the cache: on demand, and by itself when a newer build takes its place. */
import { existsSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Cache, wholeFolders } from "./cache.ts";
import { type BuiltKernel, builtKernels, kernelOf, targetOf } from "./kernel-manifest.ts";
import { takeLock } from "./lock.ts";

/** Programs that run on this machine, as far as this user may know. */
function runningPrograms(): ReadonlySet<string> {
  const links = readdirSync("/proc").flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readlinkSync(`/proc/${pid}/exe`)] : [];
    } catch {
      return [];
    }
  });
  return new Set(links);
}

/** Whether the kernel is the one its target boots. */
function boots({ key, manifest }: BuiltKernel, cache: Cache): boolean {
  const chosen = kernelOf(manifest.era, manifest.variant, cache);
  return typeof chosen === "object" && chosen.key === key;
}

/** Removes the kernels whose place a new one has taken. A guest that runs keeps its own: it may have to boot again. */
export function pruneSuperseded(by: BuiltKernel, cache: Cache): void {
  const running = runningPrograms();
  for (const kernel of builtKernels(cache)) {
    if (kernel.key === by.key || targetOf(kernel) !== targetOf(by)) continue;
    if (!running.has(join(kernel.folder, "linux"))) rmSync(kernel.folder, { recursive: true, force: true });
  }
}

/** Folders of kernels that nothing boots: of another version of the module, superseded, or not readable. */
function idle(cache: Cache): string[] {
  const booting = new Set(builtKernels(cache).flatMap((kernel) => (boots(kernel, cache) ? [kernel.key] : [])));
  return wholeFolders(cache.kernels).flatMap((key) => (booting.has(key) ? [] : [join(cache.kernels, key)]));
}

/** Empties the cache: everything but the kernels that can be booted, or all of it. */
export function cleanCache(cache: Cache, all: boolean): void {
  if (!existsSync(cache.root)) return;
  const release = takeLock(cache.lock);
  try {
    const { packageLists, trees, edits, sources, kernels } = cache;
    const gone = [packageLists, trees, edits, sources, ...(all ? [kernels] : idle(cache))];
    for (const folder of gone) rmSync(folder, { recursive: true, force: true });
  } finally {
    release();
  }
}
