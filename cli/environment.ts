// SPDX-License-Identifier: MIT
import { availableParallelism } from "node:os";
import type { TargetSpec } from "../spec/campaign.ts";
import { kernelText } from "../spec/kernel-variant.ts";
import type { HeaderLine } from "../spec/result-lines.ts";

/** What the run runs on. */
export function environmentOf(target: TargetSpec): HeaderLine["environment"] {
  const { version, platform, arch } = process;
  const kernel = target.kind === "linux" ? kernelText(target.era, target.variant) : null;
  return { node: version, platform, arch, cpus: availableParallelism(), kernel };
}
