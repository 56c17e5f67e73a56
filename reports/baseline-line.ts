// SPDX-License-Identifier: MIT
import type { BaselineLine } from "../spec/result-lines.ts";
import type { Comparison } from "./compare.ts";

/** A comparison with an earlier run, as results keep it. */
export function baselineLine(file: string, { before, transitions, unchanged, uncompared }: Comparison): BaselineLine {
  const { run, target, seed } = before;
  const plain = transitions.map((transition) => {
    const { fresh, gone, same } = transition;
    return { ...transition, fresh: [...fresh], gone: [...gone], same: [...same] };
  });
  return { t: "baseline", file, run, target, seed, unchanged, uncompared, transitions: plain };
}
