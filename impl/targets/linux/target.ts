// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../../spec/eras.ts";
import type { Target } from "../../../spec/target.ts";
import { adapterTarget } from "../adapter/target.ts";
import type { Watch } from "../adapter/watch.ts";
import { TargetLoadError } from "../target-load-error.ts";
import { cacheOf } from "./build/cache.ts";
import { type BuiltKernel, kernelOf } from "./build/kernel-manifest.ts";
import { guestLaunch } from "./guest.ts";

function builtKernel(era: RunnableEra): BuiltKernel {
  const kernel = kernelOf(era, cacheOf());
  if (typeof kernel === "object") return kernel;
  const why = kernel === "none" ? "no kernel is built" : "its kernel was built for another version of our module";
  throw new TargetLoadError(`linux:${era}: ${why}; build it: npx dmabuf-ct kernel build ${era}`);
}

/** A real kernel of an era as a target. */
export function linuxTarget(era: RunnableEra, watch: Watch): Target {
  return adapterTarget(`linux:${era}`, guestLaunch(builtKernel(era)), watch);
}
