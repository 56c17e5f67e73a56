// SPDX-License-Identifier: MIT
/** A module of the user's own, built for a guest's kernel. */
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { RunnableEra } from "../../../../spec/eras.ts";
import { UserError } from "../../../../spec/user-error.ts";
import { type Cache, ensureFolder } from "./cache.ts";
import { buildFailure, type CompiledKernel, compiledKernel } from "./compile.ts";
import { takeLock } from "./lock.ts";
import { makeModules } from "./make-modules.ts";
import { debianSource } from "./source.ts";
import { type BuildReport, stage } from "./stages.ts";
import { ToolFailure, toolsStopped } from "./tool.ts";
import { provideTools } from "./tools-needed.ts";

/** What is built, for which kernel, and where the modules go. */
export interface ModuleWish {
  readonly folder: string;
  readonly era: RunnableEra;
  readonly kasan: boolean;
  readonly out: string;
}

function checkFolder(folder: string): void {
  if (["Kbuild", "Makefile"].some((name) => existsSync(join(folder, name)))) return;
  throw new UserError(`${folder}: no folder with the Kbuild file of a module`);
}

/** In a copy: nothing is written into the user's folder. */
async function buildCopy(compiled: CompiledKernel, wish: ModuleWish, work: string): Promise<string[]> {
  const copy = join(work, "module");
  const log = compiled.log.replace(/build\.log$/, "user-module.log");
  cpSync(wish.folder, copy, { recursive: true });
  rmSync(log, { force: true });
  try {
    const built = await makeModules(compiled, copy, log, []);
    const placed = built.map((file) => join(wish.out, basename(file)));
    ensureFolder(wish.out);
    for (const [at, file] of built.entries()) copyFileSync(file, placed[at] as string);
    return placed;
  } catch (error) {
    if (!(error instanceof ToolFailure) || toolsStopped()) throw error;
    throw buildFailure(`building the module of ${wish.folder}`, log, error);
  }
}

/** Builds the modules of a folder against the kernel of an era, which is built if need be; answers the files made. */
export async function buildUserModule(wish: ModuleWish, cache: Cache, report: BuildReport): Promise<string[]> {
  checkFolder(wish.folder);
  ensureFolder(cache.root);
  const release = takeLock(cache.lock);
  const work = mkdtempSync(join(tmpdir(), "dmabuf-ct-module-"));
  try {
    await provideTools(true, report);
    const source = await debianSource(wish.era, cache, report);
    const compiled = await compiledKernel(source, { kasan: wish.kasan, smp: false }, cache, report);
    let built: string[] = [];
    await stage(report, "module", async () => {
      built = await buildCopy(compiled, wish, work);
    });
    return built;
  } finally {
    release();
    rmSync(work, { recursive: true, force: true });
  }
}
