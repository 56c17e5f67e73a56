// SPDX-License-Identifier: MIT
import { type DriverOptions, NO_DRIVERS } from "../../../spec/driver-options.ts";
import type { RunnableEra } from "../../../spec/eras.ts";
import { type KernelVariant, kernelText } from "../../../spec/kernel-variant.ts";
import type { Target } from "../../../spec/target.ts";
import { adapterTarget } from "../adapter/target.ts";
import type { Watch } from "../adapter/watch.ts";
import { providerChoice } from "../provider-choice.ts";
import { TargetLoadError } from "../target-load-error.ts";
import { cacheOf } from "./build/cache.ts";
import { type BuiltKernel, kernelOf, targetOf } from "./build/kernel-manifest.ts";
import { guestLaunch } from "./guest.ts";
import { guestInitrd } from "./guest-initrd.ts";

/** The command that builds a kernel; the user's own tree and an edit are files only the user knows. */
function buildCommand(era: RunnableEra, { source, kasan, smp, edit }: KernelVariant): string {
  return [
    "npx dmabuf-ct kernel build",
    source === null ? era : `--source <folder of ${source}>`,
    ...(kasan ? ["--kasan"] : []),
    ...(smp ? ["--smp"] : []),
    ...(edit === null ? [] : [`--edit fixtures/kernel-edits/${edit}.json`]),
  ].join(" ");
}

function builtKernel(era: RunnableEra, variant: KernelVariant): BuiltKernel {
  const kernel = kernelOf(era, variant, cacheOf());
  if (typeof kernel === "object") return kernel;
  const why = kernel === "none" ? "no kernel is built" : "its kernel was built for another version of our module";
  throw new TargetLoadError(`linux:${kernelText(era, variant)}: ${why}; build it: ${buildCommand(era, variant)}`);
}

/** A real kernel of an era as a target. */
export function linuxTarget(
  era: RunnableEra,
  variant: KernelVariant,
  watch: Watch,
  { modules, provider }: DriverOptions = NO_DRIVERS,
): Target {
  const choice = provider === null ? null : providerChoice(provider);
  const kernel = builtKernel(era, variant);
  return adapterTarget(targetOf(kernel), guestLaunch(kernel, guestInitrd(kernel, modules)), watch, choice);
}
