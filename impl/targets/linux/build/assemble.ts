// SPDX-License-Identifier: MIT
/** Our module, the guest agent, and the initrd that holds both: built against a compiled kernel, in seconds. */
import { createHash } from "node:crypto";
import { copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kernelText } from "../../../../spec/kernel-variant.ts";
import { linuxFolder } from "../package-folder.ts";
import { buildFailure, type CompiledKernel } from "./compile.ts";
import { type KernelManifest, sourcesIn } from "./kernel-manifest.ts";
import { makeModules } from "./make-modules.ts";
import { type BuildReport, stage } from "./stages.ts";
import { runTool, ToolFailure, toolsStopped } from "./tool.ts";

/** Empty folders the agent mounts file systems on. */
const MOUNT_POINTS = ["proc", "sys", "dev", "tmp"];

/** Runs a stage of the assembly; a tool that fails becomes one line, its output kept beside the kernels. */
async function toolStage(what: string, report: BuildReport, log: string, work: () => Promise<void>): Promise<void> {
  try {
    await stage(report, what, work);
  } catch (error) {
    if (!(error instanceof ToolFailure) || toolsStopped()) throw error;
    throw buildFailure(`building the ${what}`, log, error);
  }
}

function copySources(part: "module" | "agent", to: string): string[] {
  mkdirSync(to, { recursive: true });
  const names = sourcesIn(part);
  for (const name of names) copyFileSync(join(linuxFolder(), part, name), join(to, name));
  return names;
}

async function buildModule(compiled: CompiledKernel, folder: string, log: string): Promise<string[]> {
  copySources("module", folder);
  // A warning in our own code is an error of ours.
  return makeModules(compiled, folder, log, ["KCFLAGS=-Werror -fno-optimize-sibling-calls"]);
}

async function buildAgent(folder: string, log: string): Promise<string> {
  const sources = copySources("agent", folder).filter((name) => name.endsWith(".c"));
  const agent = join(folder, "agent");
  const flags = ["-static", "-O2", "-Wall", "-Wextra", "-Werror", "-o", agent];
  await runTool("gcc", [...flags, ...sources], { cwd: folder, log });
  await runTool("strip", [agent], { log });
  return agent;
}

/** The first files of the guest: the agent is its init, `/modules` names what it loads. */
async function packInitrd(root: string, initrd: string, agent: string, modules: readonly string[]): Promise<void> {
  for (const folder of [...MOUNT_POINTS, "lib"]) mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(agent, join(root, "init"));
  const names = modules.map((path) => path.split("/").at(-1) ?? "");
  for (const [at, path] of modules.entries()) copyFileSync(path, join(root, "lib", names[at] ?? ""));
  writeFileSync(join(root, "modules"), names.map((name) => `/lib/${name}\n`).join(""));
  const files = [...MOUNT_POINTS, "lib", "init", "modules", ...names.map((name) => `lib/${name}`)];
  await runTool("cpio", ["--quiet", "-o", "-H", "newc", "--owner=0:0", "--reproducible", "-F", initrd], {
    cwd: root,
    input: files.map((file) => `${file}\n`).join(""),
  });
}

/** Fills a folder with a bootable kernel. */
export async function assemble(
  compiled: CompiledKernel,
  manifest: KernelManifest,
  folder: string,
  report: BuildReport,
): Promise<void> {
  const work = join(folder, "work");
  mkdirSync(work);
  let modules: string[] = [];
  let agent = "";
  const log = compiled.log.replace(/build\.log$/, "module.log");
  rmSync(log, { force: true });
  await toolStage("module", report, log, async () => {
    modules = await buildModule(compiled, join(work, "module"), log);
  });
  await toolStage("agent", report, log, async () => {
    agent = await buildAgent(join(work, "agent"), log);
  });
  await toolStage("initrd", report, log, () => packInitrd(join(work, "root"), join(folder, "initrd"), agent, modules));
  rmSync(work, { recursive: true });
  finish(compiled, manifest, folder);
}

/** Fills a folder with a bootable kernel whose modules are those of another one: an edit changes no interface. */
export function assembleFrom(other: string, compiled: CompiledKernel, manifest: KernelManifest, folder: string): void {
  place(join(other, "initrd"), join(folder, "initrd"));
  finish(compiled, manifest, folder);
}

function finish(compiled: CompiledKernel, manifest: KernelManifest, folder: string): void {
  place(compiled.image, join(folder, "linux"));
  writeFileSync(join(folder, "kernel.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** One file serves several kernels: a link costs nothing. */
function place(file: string, at: string): void {
  try {
    linkSync(file, at);
  } catch {
    copyFileSync(file, at);
  }
}

/** Key of a bootable kernel: one edit may have two names. */
export function kernelKey(compiled: CompiledKernel, manifest: KernelManifest): string {
  const parts = [compiled.key, kernelText(manifest.era, manifest.variant), manifest.moduleHash];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
