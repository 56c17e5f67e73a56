// SPDX-License-Identifier: MIT
/** `dmabuf-ct kernel`: real kernels to hold the clauses against, built on this machine. */
import type { Command } from "commander";
import { buildKernel, cleanCache } from "../impl/targets/linux/build/build-kernel.ts";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { type BuiltKernel, builtKernels, kernelOf, moduleHash } from "../impl/targets/linux/build/kernel-manifest.ts";
import type { BuildReport } from "../impl/targets/linux/build/stages.ts";
import { stopTools, toolsStopped } from "../impl/targets/linux/build/tool.ts";
import { EXIT } from "../reports/exit-code.ts";
import { duration } from "../reports/layout.ts";
import { runnableEra } from "../spec/program-check.ts";
import { withOutput } from "./common-options.ts";
import { type Listing, printListing } from "./listing.ts";
import { type OutputOptions, print, printJson } from "./output.ts";

interface BuildOptions extends OutputOptions {
  readonly source?: string;
  readonly kasan?: boolean;
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

const targetOf = (kernel: BuiltKernel): string => `linux:${kernel.manifest.era}`;

async function build(version: string, options: BuildOptions): Promise<void> {
  const era = runnableEra(version, "kernel build");
  stopOnSignals();
  const wish = { era, source: options.source ?? null, kasan: options.kasan ?? false };
  try {
    const kernel = await buildKernel(wish, cacheOf(), progress());
    if (options.json) printJson(rowOf(kernel, true));
    else print([`built Linux ${kernel.manifest.release}`, `next: npx dmabuf-ct run --target ${targetOf(kernel)}`]);
  } catch (error) {
    if (!toolsStopped()) throw error;
    process.stderr.write("dmabuf-ct: stopped; the same command goes on from here\n");
  }
}

const WORDS = { yes: "boots", no: "another of its version boots", old: "has an older module" } as const;

function rowOf({ key, manifest, folder }: BuiltKernel, boots: boolean): Record<string, string | number | boolean> {
  return { key, ...manifest, target: `linux:${manifest.era}`, folder, boots };
}

function listing(): Listing {
  const cache = cacheOf();
  const now = moduleHash();
  const rows = builtKernels(cache).map((kernel) => {
    const chosen = kernelOf(kernel.manifest.era, cache);
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

/** `dmabuf-ct kernel build | list | clean` */
export function addKernel(program: Command): void {
  const kernel = program.command("kernel").summary("build real kernels to check against");
  kernel.description("Real Linux kernels as targets: User-Mode Linux with our module and agent, in a cache folder.");
  const builder = kernel
    .command("build")
    .summary("build a kernel: 6.1, 6.12 or 7.2")
    .description("Build a kernel from Debian's source package, or from a tree of your own. Takes minutes, once.")
    .argument("<version>", "6.1, 6.12 or 7.2; with --source: whose clauses hold for it")
    .option("--source <dir>", "a kernel tree of your own; nothing is written into it")
    .option("--kasan", "with KASAN: memory errors speak, everything is slower")
    .action(build);
  withOutput(builder, "print what was built as JSON");
  withOutput(
    kernel.command("list").summary("the kernels in the cache").description("The kernels in the cache.").action(list),
  );
  kernel
    .command("clean")
    .summary("free the disk: sources and build trees; --all: the kernels too")
    .description("Free the disk: sources, build trees and kernels with an older module. Built kernels stay.")
    .option("--all", "the built kernels too")
    .action(clean);
}
