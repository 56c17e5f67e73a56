// SPDX-License-Identifier: MIT
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** Top of the checkout. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Source {
  /** From the top of the checkout. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Every file git knows or would add, that exists. */
export function repositoryFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return listed.split("\n").filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

export function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), "utf8");
  return { path, text, lines: text.split("\n") };
}

/** The TypeScript sources. */
export function typescriptSources(): Source[] {
  return repositoryFiles()
    .filter((path) => path.endsWith(".ts"))
    .map(readSource);
}

/** Modules a source imports: relative ones as paths from the top, packages by name. */
export function importsOf(source: Source): string[] {
  const found = source.text.matchAll(/^\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"/gm);
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? "";
    return name.startsWith(".") ? normalize(join(dirname(source.path), name)) : name;
  });
}
