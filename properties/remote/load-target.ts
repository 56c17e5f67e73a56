// SPDX-License-Identifier: MIT
import { pathToFileURL } from "node:url";
import { stdioTarget } from "../../impl/targets/adapter/stdio.ts";
import type { Watch } from "../../impl/targets/adapter/watch.ts";
import { loadExporterTarget } from "../../impl/targets/exporter-module.ts";
import { loadImporterTarget } from "../../impl/targets/importer-module.ts";
import { agentTarget } from "../../impl/targets/linux/agent-target.ts";
import { linuxTarget } from "../../impl/targets/linux/target.ts";
import { referenceTarget } from "../../impl/targets/reference.ts";
import type { TargetSpec } from "../../spec/campaign.ts";
import type { Target } from "../../spec/target.ts";
import { targetText } from "../../spec/target-text.ts";

/** The target a description stands for. `mutantBundle` is the built file of a planted defect. */
export async function loadTarget(spec: TargetSpec, mutantBundle: string | null, watch: Watch): Promise<Target> {
  const target = await open(spec, mutantBundle, watch);
  return { ...target, name: targetText(spec), open: (world, era, config) => target.open(world, era, config) };
}

async function open(spec: TargetSpec, mutantBundle: string | null, watch: Watch): Promise<Target> {
  if (spec.kind === "linux") return linuxTarget(spec.era, spec.variant, watch, spec.drivers);
  if (spec.kind === "agent") return agentTarget(spec.command, watch);
  if (spec.kind === "stdio") return stdioTarget(spec.command, watch);
  if (spec.kind === "exporter") return loadExporterTarget(spec.path);
  if (spec.kind === "importer") return loadImporterTarget(spec.path);
  if (mutantBundle === null) return referenceTarget();
  const bundle = (await import(pathToFileURL(mutantBundle).href)) as { referenceTarget: () => Target };
  return bundle.referenceTarget();
}
