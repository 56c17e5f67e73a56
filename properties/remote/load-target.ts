// SPDX-License-Identifier: MIT
import { pathToFileURL } from "node:url";
import { loadExporterTarget } from "../../impl/targets/exporter-module.ts";
import { referenceTarget } from "../../impl/targets/reference.ts";
import type { TargetSpec } from "../../spec/campaign.ts";
import type { Target } from "../../spec/target.ts";
import { targetText } from "../../spec/target-text.ts";

/** The target a description stands for. `mutantBundle` is the built file of a planted defect. */
export async function loadTarget(spec: TargetSpec, mutantBundle: string | null): Promise<Target> {
  const target = await open(spec, mutantBundle);
  return { ...target, name: targetText(spec), open: (world, era, config) => target.open(world, era, config) };
}

async function open(spec: TargetSpec, mutantBundle: string | null): Promise<Target> {
  if (spec.kind === "exporter") return loadExporterTarget(spec.path);
  if (mutantBundle === null) return referenceTarget();
  const bundle = (await import(pathToFileURL(mutantBundle).href)) as { referenceTarget: () => Target };
  return bundle.referenceTarget();
}
