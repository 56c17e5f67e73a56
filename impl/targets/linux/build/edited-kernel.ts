// SPDX-License-Identifier: MIT
/**
 * A compiled kernel with one edit: its build tree is copied, the edited file stands in place of a link, and make does
 * the rest in seconds. The unedited tree is read only, the copy goes away, the kernel stays.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Cache, checkSpace, dropParts, ensureFolder, makeWhole } from "./cache.ts";
import { buildFailure, type CompiledKernel, compile } from "./compile.ts";
import type { NamedEdit } from "./edit.ts";
import { type BuildReport, stage } from "./stages.ts";
import { runTool, ToolFailure, toolsStopped } from "./tool.ts";

/** A copy of a build tree, for as long as it takes. */
const COPY_BYTES = 0.25e9;

async function make(
  base: CompiledKernel,
  named: NamedEdit,
  text: string,
  part: string,
  report: BuildReport,
): Promise<void> {
  const tree = join(part, "tree");
  mkdirSync(tree);
  const shadow = join(tree, basename(base.shadow));
  const log = join(part, "build.log");
  await stage(report, `edit ${named.edit.file}`, async () => {
    await runTool("cp", ["-a", base.shadow, shadow]);
    const file = join(shadow, named.edit.file);
    // A link to the kernel tree stands there: it goes, what it leads to does not change.
    rmSync(file);
    writeFileSync(file, text);
  });
  await stage(report, "compile", () => compile(tree, log, report));
  renameSync(join(tree, "linux"), join(part, "linux"));
  rmSync(tree, { recursive: true });
}

/** The edited kernel, from the cache or by compiling what the edit changes. `text` is the edited file. */
export async function editedKernel(
  base: CompiledKernel,
  named: NamedEdit,
  text: string,
  cache: Cache,
  report: BuildReport,
): Promise<CompiledKernel> {
  const key = `${base.key}-${named.hash}`;
  const folder = join(cache.edits, key);
  dropParts(cache.edits, key);
  if (!existsSync(folder)) {
    checkSpace(cache, COPY_BYTES);
    ensureFolder(cache.edits);
    const log = join(cache.edits, `${key}.log`);
    await makeWhole(folder, async (part) => {
      rmSync(log, { force: true });
      try {
        await make(base, named, text, part, report);
      } catch (error) {
        if (!(error instanceof ToolFailure) || toolsStopped()) throw error;
        if (existsSync(join(part, "build.log"))) renameSync(join(part, "build.log"), log);
        throw buildFailure(`compiling edit ${named.name}`, log, error);
      }
    });
  }
  return { ...base, image: join(folder, "linux"), key };
}
