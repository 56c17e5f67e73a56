// SPDX-License-Identifier: MIT
/** From nothing to a bootable kernel in the cache, stage by stage; what is there already is not made again. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RunnableEra } from "../../../../spec/eras.ts";
import type { KernelVariant } from "../../../../spec/kernel-variant.ts";
import { UserError } from "../../../../spec/user-error.ts";
import { assemble, assembleFrom, kernelKey } from "./assemble.ts";
import { type Cache, dropParts, ensureFolder, makeWhole } from "./cache.ts";
import { pruneSuperseded } from "./clean.ts";
import { type CompiledKernel, compiledKernel } from "./compile.ts";
import { checkEditEra, editedSource, type NamedEdit } from "./edit.ts";
import { editedKernel } from "./edited-kernel.ts";
import {
  type BuiltKernel,
  builtKernels,
  type KernelManifest,
  MANIFEST_SCHEMA,
  moduleHash,
  select,
} from "./kernel-manifest.ts";
import { takeLock } from "./lock.ts";
import { debianSource, type OwnSource, ownSource, type SourceTree } from "./source.ts";
import type { BuildReport } from "./stages.ts";
import { provideTools } from "./tools-needed.ts";

/** What is to be built. */
export interface KernelWish {
  /** Null: what the user's own tree is. */
  readonly era: RunnableEra | null;
  /** A kernel tree of the user's own; null: Debian's. */
  readonly source: string | null;
  readonly kasan: boolean;
  readonly smp: boolean;
  readonly edit: NamedEdit | null;
}

/** A wish that can be granted as far as can be known before anything is waited for. */
interface Plan {
  readonly wish: KernelWish;
  readonly era: RunnableEra;
  readonly own: OwnSource | null;
  readonly variant: KernelVariant;
}

/** Guest memory: a plain guest needs little, KASAN keeps a shadow of all of it. */
const MEMORY_MB = { plain: 64, kasan: 256 } as const;

/** Eras whose guests can have several processors. */
const SMP_ERAS: readonly RunnableEra[] = ["7.2"];

function planOf(wish: KernelWish): Plan {
  const own = wish.source === null ? null : ownSource(wish.source);
  const era = wish.era ?? own?.era;
  if (era === undefined) throw new UserError("kernel build: which version? 6.1, 6.12 or 7.2, or --source <dir>");
  if (own !== null && own.era !== era) {
    throw new UserError(`--source ${wish.source}: its version is ${own.version}, of era ${own.era}, not ${era}`);
  }
  if (wish.smp && !SMP_ERAS.includes(era)) {
    throw new UserError(`--smp: guests of ${era} have one processor only; ${SMP_ERAS.join(", ")} can have several`);
  }
  const { kasan, smp, edit } = wish;
  if (edit !== null) checkEditEra(edit, era);
  return { wish, era, own, variant: { source: own?.name ?? null, kasan, smp, edit: edit?.name ?? null } };
}

function manifestOf({ era, variant, wish }: Plan, source: SourceTree, compiled: CompiledKernel): KernelManifest {
  return {
    schema: MANIFEST_SCHEMA,
    era,
    release: compiled.release,
    source: source.title,
    variant,
    editHash: wish.edit?.hash ?? null,
    memoryMb: variant.kasan ? MEMORY_MB.kasan : MEMORY_MB.plain,
    moduleHash: moduleHash(),
  };
}

/** Fills the folder of a compiled kernel, unless it is there; answers its key. */
async function provide(
  compiled: CompiledKernel,
  manifest: KernelManifest,
  cache: Cache,
  fill: (part: string) => Promise<void>,
): Promise<string> {
  const key = kernelKey(compiled, manifest);
  const folder = join(cache.kernels, key);
  dropParts(cache.kernels, key);
  if (!existsSync(folder)) await makeWhole(folder, fill);
  return key;
}

async function build(plan: Plan, cache: Cache, report: BuildReport): Promise<string> {
  const { wish, era, own } = plan;
  await provideTools(own === null, report);
  const source = own ?? (await debianSource(era, cache, report));
  const text = wish.edit === null ? null : editedSource(wish.edit, source.folder);
  const compiled = await compiledKernel(source, wish, cache, report);
  const unedited: Plan = { ...plan, wish: { ...wish, edit: null }, variant: { ...plan.variant, edit: null } };
  const plain = manifestOf(unedited, source, compiled);
  const key = await provide(compiled, plain, cache, (part) => assemble(compiled, plain, part, report));
  if (wish.edit === null || text === null) return key;
  const edited = await editedKernel(compiled, wish.edit, text, cache, report);
  const manifest = manifestOf(plan, source, edited);
  return provide(edited, manifest, cache, async (part) =>
    assembleFrom(join(cache.kernels, key), edited, manifest, part),
  );
}

/** Builds a kernel, or finds that it is built; it becomes the one that its target boots. */
export async function buildKernel(wish: KernelWish, cache: Cache, report: BuildReport): Promise<BuiltKernel> {
  const plan = planOf(wish);
  ensureFolder(cache.root);
  const release = takeLock(cache.lock);
  try {
    const kernel = selected(await build(plan, cache, report), cache);
    pruneSuperseded(kernel, cache);
    return kernel;
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
