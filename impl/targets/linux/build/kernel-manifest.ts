// SPDX-License-Identifier: MIT
/** Bootable kernels in the cache: what they are, and which one an era's target boots. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { RunnableEra } from "../../../../spec/eras.ts";
import { type KernelVariant, kernelText, sameVariant } from "../../../../spec/kernel-variant.ts";
import { linuxFolder } from "../package-folder.ts";
import { type Cache, wholeFolders } from "./cache.ts";

export const MANIFEST_SCHEMA = "dmabuf-ct/kernel/2";

export interface KernelManifest {
  readonly schema: typeof MANIFEST_SCHEMA;
  readonly era: RunnableEra;
  readonly release: string;
  /** Where its source comes from. */
  readonly source: string;
  readonly variant: KernelVariant;
  /** Hash of the edit applied to its sources; null: none. */
  readonly editHash: string | null;
  /** Memory the guest needs. */
  readonly memoryMb: number;
  /** Hash of the module's and the agent's sources. */
  readonly moduleHash: string;
}

/** A kernel in the cache. */
export interface BuiltKernel {
  readonly key: string;
  readonly folder: string;
  readonly manifest: KernelManifest;
  /** When it was built or asked for last, in milliseconds of the file system's clock. */
  readonly usedMs: number;
}

/** The target that boots a kernel, if it is the last one built for it. */
export function targetOf({ manifest }: BuiltKernel): string {
  return `linux:${kernelText(manifest.era, manifest.variant)}`;
}

/** Sources, not what a build leaves beside them. */
const SOURCES = /\.(c|h)$|^(Makefile|Kbuild)$/;

/** The source files of the module or the agent. */
export function sourcesIn(part: "module" | "agent"): string[] {
  return readdirSync(join(linuxFolder(), part))
    .filter((name) => SOURCES.test(name))
    .sort();
}

/** Hash of everything that runs in the guest besides the kernel. */
export function moduleHash(): string {
  const hash = createHash("sha256");
  for (const part of ["module", "agent"] as const) {
    for (const name of sourcesIn(part)) {
      hash
        .update(`${part}/${name}\0`)
        .update(readFileSync(join(linuxFolder(), part, name)))
        .update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** All kernels in the cache, the one used last first. What cannot be read is no kernel. */
export function builtKernels(cache: Cache): BuiltKernel[] {
  const found = wholeFolders(cache.kernels).flatMap((key) => {
    const folder = join(cache.kernels, key);
    const manifest = readManifest(folder);
    return manifest === null ? [] : [{ key, folder, manifest, usedMs: statSync(folder).mtimeMs }];
  });
  return found.sort((a, b) => b.usedMs - a.usedMs);
}

function readManifest(folder: string): KernelManifest | null {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8")) as KernelManifest;
    return manifest.schema === MANIFEST_SCHEMA ? manifest : null;
  } catch {
    return null;
  }
}

/** Makes a kernel the one its era's target boots. `nowMs` is read from the file system, which needs no clock of ours. */
export function select(kernel: BuiltKernel, nowMs: number): void {
  utimesSync(kernel.folder, nowMs / 1000, nowMs / 1000);
}

/** The kernel a target boots: of its era and variant the one built last, with the module as it is now. */
export function kernelOf(
  era: RunnableEra,
  variant: KernelVariant,
  cache: Cache,
): BuiltKernel | "none" | "other-module" {
  const meant = builtKernels(cache).filter(
    ({ manifest }) => manifest.era === era && sameVariant(manifest.variant, variant),
  );
  if (meant.length === 0) return "none";
  const hash = moduleHash();
  return meant.find((kernel) => kernel.manifest.moduleHash === hash) ?? "other-module";
}
