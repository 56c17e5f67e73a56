// SPDX-License-Identifier: MIT
/** A kernel tree to build from: Debian's, unpacked into the cache, or the user's own, never written to. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { RunnableEra } from "../../../../spec/eras.ts";
import { UserError } from "../../../../spec/user-error.ts";
import { type Cache, checkSpace, makeWhole, wholeFolders } from "./cache.ts";
import { COVERED_TEXT, eraOfVersion } from "./era-of-version.ts";
import { findPackage, type SourcePackage } from "./packages.ts";
import { type BuildReport, stage } from "./stages.ts";
import { runPipeline, runTool, ToolFailure, toolsStopped } from "./tool.ts";
import { isDiskFull, Unavailable } from "./unavailable.ts";

export interface SourceTree {
  readonly folder: string;
  /** What tells it from others: a package's version never changes, a user's tree may. */
  readonly identity: string;
  readonly title: string;
  readonly changes: boolean;
}

/** The unpacked part of a source package, its build tree and the downloaded file together, with some room. */
const NEEDED_BYTES = 1.2e9;

/** Parts no guest can use: their sources stay in the package, their Kconfig files come along. */
const LEFT_OUT = [
  "Documentation",
  "sound",
  ...["accel", "clk", "crypto", "iio", "infiniband", "media", "net", "pinctrl", "scsi", "staging", "usb"].map(
    (d) => `drivers/${d}`,
  ),
  ...["amd", "i915", "msm", "nouveau", "radeon", "xe"].map((d) => `drivers/gpu/drm/${d}`),
  "tools/perf",
  "tools/testing",
];

/** Architectures the tree needs: the guest's own, and the one it stands on. */
const ARCHITECTURES_OUT = [
  ...["alpha", "arc", "arm", "arm64", "csky", "hexagon", "loongarch", "m68k", "microblaze", "mips", "nios2"],
  ...["openrisc", "parisc", "powerpc", "riscv", "s390", "sh", "sparc", "xtensa"],
];

/** Of what is left out, Kconfig files and makefiles are still read. */
const ENDINGS = ["[chS]", "dts", "dtsi", "rst", "yaml", "txt", "svg", "json"];

function exclusions(): string[] {
  const parts = [...LEFT_OUT, ...ARCHITECTURES_OUT.map((name) => `arch/${name}`)];
  return parts.flatMap((part) => ENDINGS.map((ending) => `--exclude=*/${part}/*.${ending}`));
}

async function download(found: SourcePackage, part: string): Promise<void> {
  try {
    await runTool("apt-get", [...found.aptOptions, "-qq", "download", `${found.name}=${found.version}`], { cwd: part });
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    throw new Unavailable(`${found.name} ${found.version} cannot be downloaded: ${lastOf(error)}`);
  }
}

async function unpack(found: SourcePackage, part: string): Promise<void> {
  const deb = join(part, found.file);
  const archive = `./usr/src/${found.name}.tar.xz`;
  try {
    await runPipeline([
      ["dpkg-deb", "--fsys-tarfile", deb],
      ["tar", "-xO", archive],
      ["xz", "-dc"],
      ["tar", "-x", "-C", part, "--strip-components=1", ...exclusions()],
    ]);
  } catch (error) {
    if (!(error instanceof ToolFailure) || toolsStopped() || isDiskFull(error.lastLines.join("\n"))) throw error;
    throw new Unavailable(`${found.file} cannot be unpacked: ${lastOf(error)}`);
  }
  await runTool("rm", ["-f", deb]);
}

/** The last words of a tool that failed. */
export function lastOf(failure: ToolFailure): string {
  // What make itself says is only that something below it failed.
  const lines = failure.lastLines.filter((line) => !/^make\b/.test(line) && line.trim() !== "");
  const said = lines.findLast((line) => /error|^E:|fail|cannot|can't|no space|not found/i.test(line));
  return (said ?? lines.at(-1) ?? failure.message).trim();
}

/** The newest unpacked source of a package; building again must not depend on the network. */
function cached(name: string, cache: Cache): SourceTree | null {
  const folders = wholeFolders(cache.sources).filter((folder) => folder.startsWith(`${name}_`));
  const [newest] = folders.sort((a, b) => mtimeOf(cache, b) - mtimeOf(cache, a));
  return newest === undefined ? null : treeIn(cache, newest);
}

function mtimeOf(cache: Cache, folder: string): number {
  return statSync(join(cache.sources, folder)).mtimeMs;
}

function treeIn(cache: Cache, folder: string): SourceTree {
  return { folder: join(cache.sources, folder), identity: folder, title: folder.replace("_", " "), changes: false };
}

/** Debian's source of an era, from the cache or from the archive. */
export async function debianSource(era: RunnableEra, cache: Cache, report: BuildReport): Promise<SourceTree> {
  const name = `linux-source-${era}`;
  const there = cached(name, cache);
  if (there !== null) return there;
  checkSpace(cache, NEEDED_BYTES);
  const found = await stage(
    report,
    `look for ${name}`,
    () => findPackage(name, cache, report),
    (p) => p.version,
  );
  const folder = `${name}_${found.version}`;
  await makeWhole(join(cache.sources, folder), async (part) => {
    const size = `${Math.round(found.sizeBytes / 1e6)} MB`;
    await stage(
      report,
      `download ${name} ${found.version}`,
      () => download(found, part),
      () => size,
    );
    await stage(report, "unpack", () => unpack(found, part));
  });
  rmSync(cache.packageLists, { recursive: true, force: true });
  return treeIn(cache, folder);
}

/** Version and patch level in a kernel's makefile; null: it is no kernel tree a guest can be built from. */
function versionOf(folder: string): string | null {
  const file = join(folder, "Makefile");
  if (["Makefile", "arch/um/Makefile", "Kconfig"].some((name) => !existsSync(join(folder, name)))) return null;
  const text = readFileSync(file, "utf8").slice(0, 2000);
  const [, version] = /^VERSION = (\d+)/m.exec(text) ?? [];
  const [, patchlevel] = /^PATCHLEVEL = (\d+)/m.exec(text) ?? [];
  return version === undefined || patchlevel === undefined ? null : `${version}.${patchlevel}`;
}

/** What a build inside the tree leaves: make refuses to build elsewhere then. */
const IN_TREE_BUILD = [".config", "include/config", "arch/um/include/generated"];

/** A kernel tree of the user's own, with what its makefile says of it. */
export interface OwnSource extends SourceTree {
  readonly version: string;
  readonly era: RunnableEra;
  /** As variants name it: its folder's name. */
  readonly name: string;
}

/** The user's own tree, looked at before anything is built. */
export function ownSource(path: string): OwnSource {
  const refuse = (why: string): UserError => new UserError(`--source ${path}: ${why}`);
  if (!existsSync(path)) throw refuse("no such folder");
  const folder = realpathSync(path);
  const version = versionOf(folder);
  if (version === null) throw refuse("not a kernel tree (no Makefile with a version, or no arch/um)");
  const era = eraOfVersion(version);
  if (era === null) throw refuse(`no clauses for Linux ${version}; versions that can be built: ${COVERED_TEXT}`);
  if (IN_TREE_BUILD.some((name) => existsSync(join(folder, name)))) {
    throw refuse("the tree holds a build of its own; run make mrproper there, or give a clean work tree");
  }
  if (/[\s:]/.test(folder)) throw refuse("make cannot build in a path with spaces or colons");
  const identity = `own-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
  const name = basename(folder).replace(/[^\w.-]/g, "-");
  return { folder, identity, title: `${folder} (${version})`, changes: true, version, era, name };
}
