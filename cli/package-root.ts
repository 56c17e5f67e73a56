// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The package's folder. Sources in cli/ and the bundle in dist/ are both one level below it. */
const ROOT = new URL("..", import.meta.url);

/** Absolute path of a file of the package. */
export function packagePath(relative: string): string {
  return fileURLToPath(new URL(relative, ROOT));
}

/** Text of a file of the package. */
export function packageText(relative: string): string {
  return readFileSync(new URL(relative, ROOT), "utf8");
}

/** Version of the suite. */
export function suiteVersion(): string {
  return (JSON.parse(packageText("package.json")) as { readonly version: string }).version;
}
