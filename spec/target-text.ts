// SPDX-License-Identifier: MIT
import type { TargetSpec } from "./campaign.ts";
import { driverText, NO_DRIVERS, splitDriverText } from "./driver-options.ts";
import { kernelText, splitKernelText } from "./kernel-variant.ts";
import { runnableEra } from "./program-check.ts";
import { UserError } from "./user-error.ts";

/** A target as the command line and a finding name it. */
export function targetText(target: TargetSpec): string {
  switch (target.kind) {
    case "reference":
      return target.mutant === undefined ? "reference" : `mutant:${target.mutant}`;
    case "exporter":
    case "importer":
      return `${target.kind}:${target.path}`;
    case "linux":
      return `linux:${kernelText(target.era, target.variant)}${driverText(target.drivers ?? NO_DRIVERS)}`;
    case "agent":
    case "stdio":
      return `${target.kind}:${target.command}`;
  }
}

function linuxSpec(text: string, where: string): TargetSpec {
  const { target, drivers } = splitDriverText(text);
  const { era, variant } = splitKernelText(target, where);
  return { kind: "linux", era: runnableEra(era, where), variant, ...(drivers === null ? {} : { drivers }) };
}

/** The target a text names. A module's path is relative to the working directory. */
export function parseTarget(text: string): TargetSpec {
  if (text === "reference") return { kind: "reference" };
  const [, kind, rest = ""] = /^(exporter|importer|mutant|linux|agent|stdio):(.+)$/s.exec(text) ?? [];
  switch (kind) {
    case "exporter":
    case "importer":
      return { kind, path: rest };
    case "mutant":
      return { kind: "reference", mutant: rest };
    case "linux":
      return linuxSpec(rest, `--target ${text}`);
    case "agent":
    case "stdio":
      return { kind, command: rest };
    default:
      throw new UserError(
        `unknown target ${JSON.stringify(text)}; expected reference, exporter:<module.ts>, importer:<module.ts>, linux:<version>, agent:<command> or stdio:<command>`,
      );
  }
}
