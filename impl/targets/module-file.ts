// SPDX-License-Identifier: MIT
/** A third party's module: a file anywhere on disk, in TypeScript or JavaScript. */
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tsImport } from "tsx/esm/api";
import { TargetLoadError } from "./target-load-error.ts";

/** Loads a file; `what` is what its default export should make. */
export async function importModule(path: string, what: "exporter" | "importer"): Promise<unknown> {
  const file = resolve(path);
  if (!existsSync(file)) throw new TargetLoadError(`${path}: no such file; expected an ${what} module`);
  if (!statSync(file).isFile()) throw new TargetLoadError(`${path}: not a file; expected an ${what} module`);
  try {
    return await tsImport(pathToFileURL(file).href, import.meta.url);
  } catch (error) {
    throw new TargetLoadError(
      `${path}: ${isSyntaxError(error) ? "does not compile" : "throws when loaded"}: ${lineOf(error)}`,
    );
  }
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && (error.name === "TransformError" || error instanceof SyntaxError);
}

/** The line of an error that tells what is wrong: esbuild puts a heading first. */
export function lineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (lines.find((line) => line.includes("ERROR:")) ?? lines[0] ?? "unknown error").trim();
}

/** The default export. A module loaded as CommonJS has it one level deeper, and none at all shows as the bare exports object. */
export function defaultOf(module: unknown): unknown {
  const outer = (module as { default?: unknown } | null)?.default;
  if (typeof outer !== "object" || outer === null) return outer;
  if ("default" in outer) return outer.default;
  return "__esModule" in outer || Object.keys(outer).length === 0 ? undefined : outer;
}
