// SPDX-License-Identifier: MIT
/**
 * Kernel and build tree. The tree is kept: a changed module then builds in seconds, and so does a changed kernel. It
 * can be interrupted at any time: make goes on where it stopped.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { UserError } from "../../../../spec/user-error.ts";
import { type Cache, checkSpace, dropParts, ensureFolder, PART } from "./cache.ts";
import { fragments, lostOptions, type Variant } from "./configuration.ts";
import { objectsIn, shadowTree } from "./shadow.ts";
import { lastOf, type SourceTree } from "./source.ts";
import { type BuildReport, stage } from "./stages.ts";
import { outputOf, runTool, ToolFailure, toolsStopped } from "./tool.ts";
import { isDiskFull, Unavailable } from "./unavailable.ts";

/** A compiled kernel and what its modules are built against. */
export interface CompiledKernel {
  /** The tree make works in, with the objects. */
  readonly shadow: string;
  /** The stripped kernel, a program. */
  readonly image: string;
  /** `uname -r` of the guest. */
  readonly release: string;
  readonly key: string;
  readonly log: string;
}

/** How a build tree is laid out: others are left alone. */
const LAYOUT = "shadow";

/** Build tree and stripped kernel. */
const TREE_BYTES = 0.25e9;

/**
 * Calls in tail position stay calls: a warning is told by the function it returns to, which would otherwise be the
 * caller of the one that warns.
 */
const KERNEL_FLAGS = "KCFLAGS=-fno-optimize-sibling-calls";

const shortHash = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Arguments of every make in a kernel tree. */
export function makeArguments(shadow: string): string[] {
  return ["-C", shadow, "ARCH=um", `O=${objectsIn(shadow)}`, `-j${availableParallelism()}`];
}

const shadowIn = (tree: string): string => join(tree, "s");

/** One line for a make that failed. */
export function buildFailure(what: string, log: string, failure: ToolFailure): UserError {
  const reason = lastOf(failure);
  if (isDiskFull(failure.lastLines.join("\n"))) return new Unavailable(`${what}: no space left on the disk`);
  return new UserError(`${what} failed: ${reason}; the whole output is in ${log}`, 3);
}

async function configure(source: SourceTree, tree: string, log: string, variant: Variant): Promise<void> {
  const all = join(tree, "all.config");
  const shadow = shadowIn(tree);
  writeFileSync(all, fragments(variant));
  shadowTree(source.folder, shadow);
  await runTool("make", [...makeArguments(shadow), `KCONFIG_ALLCONFIG=${all}`, "allnoconfig"], { log });
  const lost = lostOptions(readFileSync(join(objectsIn(shadow), ".config"), "utf8"), variant);
  if (lost.length === 0) return;
  throw new UserError(
    `this kernel cannot be configured as a guest: it drops ${lost.map((l) => `CONFIG_${l}`).join(", ")}`,
    3,
  );
}

/** Compiles what is to be compiled in a shadow tree, and puts the stripped kernel beside it. */
export async function compile(tree: string, log: string, report: BuildReport): Promise<void> {
  let compiled = 0;
  const onLine = (line: string): void => {
    const [, file] = /^\s+(?:CC|AS|LD|AR)\s+(?:\[M\]\s+)?(\S+)/.exec(line) ?? [];
    if (file !== undefined) report.tick(`${++compiled} objects, ${file}`);
  };
  const shadow = shadowIn(tree);
  await runTool("make", [...makeArguments(shadow), KERNEL_FLAGS], { log, onLine });
  const image = join(tree, "linux");
  const made = join(objectsIn(shadow), "linux");
  if (existsSync(image) && statSync(image).mtimeMs >= statSync(made).mtimeMs) return;
  await runTool("strip", ["-o", image + PART, made], { log });
  renameSync(image + PART, image);
}

/** A tree in which nothing was finished goes away, unless a signal stopped it: then the next run goes on with it. */
async function buildIn(source: SourceTree, tree: string, variant: Variant, report: BuildReport): Promise<void> {
  const part = tree + PART;
  ensureFolder(part);
  const log = join(part, "build.log");
  try {
    await stage(report, "configure", () => configure(source, part, log, variant));
    await stage(report, "compile", () => compile(part, log, report));
    renameSync(part, tree);
  } catch (error) {
    if (!(error instanceof ToolFailure)) {
      rmSync(part, { recursive: true, force: true });
      throw error;
    }
    if (toolsStopped()) throw error;
    const kept = `${tree}.log`;
    renameSync(log, kept);
    rmSync(part, { recursive: true, force: true });
    throw buildFailure("the kernel build", kept, error);
  }
}

/** A user's tree may have changed: make finds out, in place; the kernel of before stays until the new one is whole. */
async function rebuildIn(source: SourceTree, tree: string, variant: Variant, report: BuildReport): Promise<void> {
  const log = join(tree, "build.log");
  rmSync(log, { force: true });
  try {
    await stage(report, "configure", () => configure(source, tree, log, variant));
    await stage(report, "compile", () => compile(tree, log, report));
  } catch (error) {
    if (!(error instanceof ToolFailure) || toolsStopped()) throw error;
    throw buildFailure("the kernel build", log, error);
  }
}

/** The compiled kernel of a source and a variant, from the cache or by compiling it. */
export async function compiledKernel(
  source: SourceTree,
  variant: Variant,
  cache: Cache,
  report: BuildReport,
): Promise<CompiledKernel> {
  const compiler = (await outputOf("gcc", ["-dumpfullversion", "-dumpversion"])) ?? "";
  const key = shortHash([LAYOUT, source.identity, fragments(variant), KERNEL_FLAGS, compiler].join("\n"));
  const tree = join(cache.trees, key);
  ensureFolder(cache.trees);
  dropParts(cache.trees, key);
  rmSync(`${tree}.log`, { force: true });
  if (!existsSync(join(tree, "linux"))) {
    checkSpace(cache, TREE_BYTES);
    await buildIn(source, tree, variant, report);
  } else if (source.changes) await rebuildIn(source, tree, variant, report);
  return describe(source, tree, key);
}

function describe(source: SourceTree, tree: string, key: string): CompiledKernel {
  const shadow = shadowIn(tree);
  const image = join(tree, "linux");
  const release = readFileSync(join(objectsIn(shadow), "include/config/kernel.release"), "utf8").trim();
  // A user's tree makes other kernels under one name: size and time of the image tell them apart.
  const { size, mtimeMs } = statSync(image);
  const own = source.changes ? shortHash(`${key} ${size} ${mtimeMs}`) : key;
  return { shadow, image, release, key: own, log: join(tree, "build.log") };
}
