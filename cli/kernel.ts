// SPDX-License-Identifier: MIT
/** `dmabuf-ct kernel`: real kernels to hold the clauses against, built on this machine. */
import type { Command } from "commander";
import { buildKernel } from "../impl/targets/linux/build/build-kernel.ts";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { cleanCache } from "../impl/targets/linux/build/clean.ts";
import { readEdit } from "../impl/targets/linux/build/edit.ts";
import {
  type BuiltKernel,
  builtKernels,
  kernelOf,
  moduleHash,
  targetOf,
} from "../impl/targets/linux/build/kernel-manifest.ts";
import type { BuildReport } from "../impl/targets/linux/build/stages.ts";
import { stopTools, toolsStopped } from "../impl/targets/linux/build/tool.ts";
import { buildUserModule } from "../impl/targets/linux/build/user-module.ts";
import { EXIT } from "../reports/exit-code.ts";
import { duration } from "../reports/layout.ts";
import { runnableEra } from "../spec/program-check.ts";
import { withOutput } from "./common-options.ts";
import { type Listing, printListing } from "./listing.ts";
import { type OutputOptions, print, printJson } from "./output.ts";
import { folder } from "./values.ts";

interface BuildOptions extends OutputOptions {
  readonly source?: string;
  readonly kasan?: boolean;
  readonly smp?: boolean;
  readonly edit?: string;
}

/** The stages as lines on standard error; on a terminal the last one moves. */
function progress(): BuildReport {
  const live = process.stderr.isTTY === true;
  let name = "";
  let began = 0;
  const show = (text: string): void => {
    process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns || 100) - 1)}`);
  };
  return {
    begin: (stage) => {
      name = stage;
      began = performance.now();
      if (live) show(`${name} …`);
    },
    tick: (detail) => live && show(`${name} … ${detail}`),
    done: (note) => {
      const line = [name, duration(performance.now() - began), note].filter((part) => part !== "").join(" · ");
      process.stderr.write(live ? `\r\x1b[2K${line}\n` : `${line}\n`);
    },
  };
}

/** The first Ctrl-C stops the tools; what they made so far is used by the next run. */
function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stopTools();
      process.exitCode = signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated;
    });
  }
}

async function build(version: string | undefined, options: BuildOptions): Promise<void> {
  const era = version === undefined ? null : runnableEra(version, "kernel build");
  const { source = null, kasan = false, smp = false } = options;
  const edit = options.edit === undefined ? null : readEdit(options.edit);
  stopOnSignals();
  try {
    const kernel = await buildKernel({ era, source, kasan, smp, edit }, cacheOf(), progress());
    if (options.json) printJson(rowOf(kernel, true));
    else print([`built Linux ${kernel.manifest.release}`, `next: npx dmabuf-ct run --target ${targetOf(kernel)}`]);
  } catch (error) {
    if (!toolsStopped()) throw error;
    process.stderr.write("dmabuf-ct: stopped; the same command goes on from here\n");
  }
}

interface ModuleOptions {
  readonly kasan?: boolean;
  readonly out: string;
}

async function buildModule(from: string, version: string, { kasan = false, out }: ModuleOptions): Promise<void> {
  const era = runnableEra(version, "kernel module");
  stopOnSignals();
  const built = await buildUserModule({ folder: from, era, kasan, out }, cacheOf(), progress());
  const target = `linux:${era}${kasan ? "+kasan" : ""}`;
  print(built.map((file) => `built ${file}: npx dmabuf-ct run --target ${target} --module ${file} --provider …`));
}

const WORDS = { yes: "boots", no: "a later one boots", old: "has another module: build again" } as const;

type Row = Listing["rows"][number];

function rowOf(kernel: BuiltKernel, boots: boolean): Row {
  const { variant, ...manifest } = kernel.manifest;
  const { source: tree, ...rest } = variant;
  return { key: kernel.key, ...manifest, ...rest, tree, target: targetOf(kernel), folder: kernel.folder, boots };
}

function listing(): Listing {
  const cache = cacheOf();
  const now = moduleHash();
  const rows = builtKernels(cache).map((kernel) => {
    const chosen = kernelOf(kernel.manifest.era, kernel.manifest.variant, cache);
    const boots = typeof chosen === "object" && chosen.key === kernel.key;
    const state = boots ? WORDS.yes : kernel.manifest.moduleHash === now ? WORDS.no : WORDS.old;
    return { ...rowOf(kernel, boots), state };
  });
  return { rows, columns: ["target", "release", "source", "state"] };
}

function list(options: OutputOptions): void {
  const kernels = listing();
  if (kernels.rows.length > 0 || options.json) printListing(kernels, options);
  else print(["no kernel is built yet: npx dmabuf-ct kernel build 6.12"]);
}

function clean(options: { readonly all?: boolean }): void {
  cleanCache(cacheOf(), options.all ?? false);
}

const BUILD_TEXT = `Build a kernel from Debian's source package, or from a tree of your own. Takes minutes, once.
It is the target linux:<version>, with what it was built with after a plus: linux:6.12+kasan, linux:7.2+smp,
linux:6.12+source:<folder name>, linux:6.12+edit:<name>.`;

/** `dmabuf-ct kernel build | module | list | clean` */
export function addKernel(program: Command): void {
  const kernel = program.command("kernel").summary("build real kernels to check against");
  kernel.description("Real Linux kernels as targets: User-Mode Linux with our module and agent, in a cache folder.");
  const builder = kernel
    .command("build")
    .summary("build a kernel: 6.1, 6.12 or 7.2")
    .description(BUILD_TEXT)
    .argument("[version]", "6.1, 6.12 or 7.2; with --source: the version that tree must be of")
    .option("--source <dir>", "a kernel tree of your own; nothing is written into it")
    .option("--kasan", "with KASAN: memory errors speak, everything is slower")
    .option("--smp", "with two processors and preemption; 7.2 only")
    .option("--edit <file>", "with a small wrong change, such as those of fixtures/kernel-edits")
    .action(build);
  withOutput(builder, "print what was built as JSON");
  kernel
    .command("module")
    .summary("build a module of your own for such a kernel")
    .description("Build the modules of a folder with a Kbuild file for a guest's kernel; nothing is written into it.")
    .argument("<dir>", "the folder")
    .argument("<version>", "6.1, 6.12 or 7.2")
    .option("--kasan", "for the kernel with KASAN")
    .option("--out <dir>", "where the modules go", folder, ".")
    .action(buildModule);
  withOutput(
    kernel.command("list").summary("the kernels in the cache").description("The kernels in the cache.").action(list),
  );
  kernel
    .command("clean")
    .summary("free the disk: sources and build trees; --all: the kernels too")
    .description("Free the disk: sources, build trees and kernels that no target boots any more.")
    .option("--all", "the built kernels too")
    .action(clean);
}
