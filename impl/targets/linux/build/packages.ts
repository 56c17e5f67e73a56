// SPDX-License-Identifier: MIT
/**
 * Debian's kernel source packages: from the suites this machine knows, else from another suite of the mirror this
 * machine uses, through lists of our own. Nothing of the machine's package configuration is changed, and nothing is
 * ever installed from those lists.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cache } from "./cache.ts";
import { type BuildReport, stage } from "./stages.ts";
import { hasTool, outputOf, runTool, ToolFailure } from "./tool.ts";
import { Unavailable } from "./unavailable.ts";

/** A package that can be downloaded: its file, and the options with which apt finds it. */
export interface SourcePackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly aptOptions: readonly string[];
}

/** Debian's archive key, where its own package puts it. */
const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Suites to look into after the machine's own, by the names every mirror has. The first is this release's back-ports. */
const OTHER_SUITES = ["stable-backports", "stable", "oldstable-backports", "oldstable"] as const;

/** The package as apt would download it with these options; null: it knows none. */
async function lookUp(name: string, aptOptions: readonly string[]): Promise<SourcePackage | null> {
  const text = await outputOf("apt-get", [...aptOptions, "download", "--print-uris", name]);
  const [, file, size] = /^'\S+' (\S+\.deb) (\d+)/m.exec(text ?? "") ?? [];
  if (file === undefined) return null;
  const version = decodeURIComponent(file.split("_")[1] ?? "unknown");
  return { name, version, file, sizeBytes: Number(size), aptOptions };
}

/** The Debian mirror this machine takes its release from, and the release's code name. */
async function ownMirror(): Promise<{ readonly uri: string; readonly codename: string } | null> {
  const format = "$(REPO_URI)|$(CODENAME)|$(LABEL)|$(COMPONENT)";
  const text = await outputOf("apt-get", ["indextargets", "--format", format, "Created-By: Packages"]);
  const rows = (text ?? "").split("\n").map((line) => line.split("|"));
  const row = rows.find(
    ([, codename, label, part]) => label === "Debian" && part === "main" && !codename?.includes("-"),
  );
  const [uri, codename] = row ?? [];
  return uri === undefined || codename === undefined ? null : { uri, codename };
}

/** Lists of our own for one suite of a mirror; the options that make apt use them. */
async function privateLists(folder: string, uri: string, suite: string): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ["parts", "lists/partial", "cache/archives/partial"])
    mkdirSync(join(folder, part), { recursive: true });
  const signed = existsSync(KEYRING) ? `[signed-by=${KEYRING}] ` : "";
  writeFileSync(join(folder, "sources.list"), `deb ${signed}${uri} ${suite} main\n`);
  const options = {
    "Dir::Etc::sourcelist": join(folder, "sources.list"),
    "Dir::Etc::sourceparts": join(folder, "parts"),
    "Dir::State::lists": join(folder, "lists"),
    "Dir::Cache": join(folder, "cache"),
    "Acquire::Languages": "none",
    "APT::Update::Error-Mode": "any",
    // The download user of apt may not enter a home folder.
    ...(process.getuid?.() === 0 ? { "APT::Sandbox::User": "root" } : {}),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  await runTool("apt-get", [...flags, "-qq", "update"]);
  return flags;
}

/** Looks through other suites of the mirror; null: none that could be read has it. */
async function lookElsewhere(name: string, cache: Cache): Promise<SourcePackage | null> {
  const mirror = await ownMirror();
  if (mirror === null)
    throw new Unavailable(`${name}: this machine takes no packages from a Debian mirror${elseway(name)}`);
  let readable = 0;
  for (const suite of [`${mirror.codename}-backports`, ...OTHER_SUITES]) {
    const folder = join(cache.packageLists, suite);
    try {
      const found = await lookUp(name, await privateLists(folder, mirror.uri, suite));
      if (found !== null) return found;
      readable++;
    } catch (error) {
      // A suite the mirror does not have; the next one may do.
      if (!(error instanceof ToolFailure)) throw error;
    }
    rmSync(folder, { recursive: true, force: true });
  }
  if (readable > 0) return null;
  throw new Unavailable(`${name}: no suite of this machine's mirror can be reached${elseway(name)}`);
}

/** What else can be done. */
function elseway(name: string): string {
  const other = name === "linux-source-6.12" ? "" : ", or take 6.12: dmabuf-ct kernel build 6.12";
  return `; give --source <kernel tree>${other}`;
}

/** Lists that were never fetched, as in a fresh container, know no package at all. */
async function refreshEmptyLists(report: BuildReport): Promise<void> {
  if (process.getuid?.() !== 0 || (await outputOf("apt-cache", ["pkgnames", "linux-source-"])) !== "") return;
  try {
    await stage(report, "fetch the package lists", () => runTool("apt-get", ["-qq", "update"]));
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
  }
}

/** Finds the package, or throws one line saying that it cannot be had. */
export async function findPackage(name: string, cache: Cache, report: BuildReport): Promise<SourcePackage> {
  if (!hasTool("apt-get")) throw new Unavailable(`${name} comes from Debian's archive, by apt-get${elseway(name)}`);
  await refreshEmptyLists(report);
  const found = (await lookUp(name, [])) ?? (await lookElsewhere(name, cache));
  if (found !== null) return found;
  throw new Unavailable(`${name} is in no suite of this machine's mirror${elseway(name)}`);
}
