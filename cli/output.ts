// SPDX-License-Identifier: MIT
import { type Paint, paintFor } from "../reports/paint.ts";
import { canonicalJson } from "../spec/u64.ts";

/** Options every sub-command has. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly color: boolean;
}

export function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** Machine-readable output: one JSON document, keys sorted. */
export function printJson(value: unknown): void {
  process.stdout.write(`${canonicalJson(value, 2)}\n`);
}

/** Colours for standard output. */
export function stdoutPaint(options: OutputOptions): Paint {
  return paintFor(process.stdout, options.color);
}
