// SPDX-License-Identifier: MIT
import type { TargetSpec } from "./campaign.ts";
import { UserError } from "./user-error.ts";

/** A target as the command line and a finding name it: `reference`, `mutant:<id>` or `exporter:<module>`. */
export function targetText(target: TargetSpec): string {
  if (target.kind === "exporter") return `exporter:${target.path}`;
  return target.mutant === undefined ? "reference" : `mutant:${target.mutant}`;
}

/** The target a text names. A module's path is relative to the working directory. */
export function parseTarget(text: string): TargetSpec {
  if (text === "reference") return { kind: "reference" };
  const [, kind, rest] = /^(exporter|mutant):(.+)$/.exec(text) ?? [];
  if (kind === "exporter" && rest !== undefined) return { kind: "exporter", path: rest };
  if (kind === "mutant" && rest !== undefined) return { kind: "reference", mutant: rest };
  throw new UserError(`unknown target ${JSON.stringify(text)}; expected reference or exporter:<module.ts>`);
}
