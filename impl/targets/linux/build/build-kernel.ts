// SPDX-License-Identifier: MIT
/** From nothing to a bootable kernel in the cache, stage by stage; what is there already is not made again. */
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RunnableEra } from "../../../../spec/eras.ts";
import { assemble, kernelKey } from "./assemble.ts";
import { type Cache, ensureFolder, makeWhole } from "./cache.ts";
import { compiledKernel } from "./compile.ts";
import {
  type BuiltKernel,
  builtKernels,
  type KernelManifest,
  MANIFEST_SCHEMA,
  moduleHash,
  select,
} from "./kernel-manifest.ts";
import { takeLock } from "./lock.ts";
import { debianSource, ownSource } from "./source.ts";
import type { BuildReport } from "./stages.ts";
import { provideTools } from "./tools-needed.ts";

/** What is to be built. */
export interface KernelWish {
  readonly era: RunnableEra;
  /** A kernel tree of the user's own; null: Debian's. */
  readonly source: string | null;
  readonly kasan: boolean;
}

/** Guest memory: a plain guest needs little, KASAN keeps a shadow of all of it. */
const MEMORY_MB = { plain: 64, kasan: 256 } as const;

/** Builds a kernel, or finds that it is built; it becomes the one the era's target boots. */
export async function buildKernel(wish: KernelWish, cache: Cache, report: BuildReport): Promise<BuiltKernel> {
  // Known before anything is waited for.
  const own = wish.source === null ? null : ownSource(wish.source);
  ensureFolder(cache.root);
  const release = takeLock(cache.lock);
  try {
    await provideTools(own === null, report);
    const source = own ?? (await debianSource(wish.era, cache, report));
    const compiled = await compiledKernel(source, { kasan: wish.kasan }, cache, report);
    const manifest: KernelManifest = {
      schema: MANIFEST_SCHEMA,
      era: wish.era,
      release: compiled.release,
      source: source.title,
      kasan: wish.kasan,
      memoryMb: wish.kasan ? MEMORY_MB.kasan : MEMORY_MB.plain,
      moduleHash: moduleHash(),
    };
    const key = kernelKey(compiled, manifest);
    const folder = join(cache.kernels, key);
    if (!existsSync(folder)) await makeWhole(folder, (part) => assemble(compiled, manifest, part, report));
    return selected(key, cache);
  } finally {
    release();
  }
}

function selected(key: string, cache: Cache): BuiltKernel {
  const kernel = builtKernels(cache).find((k) => k.key === key);
  if (kernel === undefined) throw new Error(`kernel ${key} was built and cannot be read`);
  // The lock was written just now: its time is the file system's present.
  select(kernel, statSync(cache.lock).mtimeMs);
  return kernel;
}

/** Empties the cache: everything but the kernels that can be booted, or all of it. */
export function cleanCache(cache: Cache, all: boolean): void {
  if (!existsSync(cache.root)) return;
  const release = takeLock(cache.lock);
  try {
    const gone = [cache.packageLists, cache.trees, cache.sources, ...(all ? [cache.kernels] : stale(cache))];
    for (const folder of gone) rmSync(folder, { recursive: true, force: true });
  } finally {
    release();
  }
}

/** Kernels whose module is not the present one. */
function stale(cache: Cache): string[] {
  const hash = moduleHash();
  return builtKernels(cache)
    .filter((k) => k.manifest.moduleHash !== hash)
    .map((k) => k.folder);
}
