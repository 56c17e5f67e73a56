// SPDX-License-Identifier: MIT
import { scripted } from "../locks.ts";
import type { Call, Meaning } from "../rule.ts";
import { knownVma, vmaOf } from "../user-mappings.ts";

type RemapCall = Call<"mremap">;

/** Growing is allowed or not by how the exporter's mmap marked the area, which nobody but the kernel can look at. */
export const mremap: Meaning<"mremap"> = {
  defined: (c) => knownVma(c, c.args.vma),
  legal: () => true,
  phases: [
    { phase: "check", clause: "MMAP-24", when: (c) => grows(c) && growthRefused(c), ends: "EFAULT" },
    { phase: "effect", clause: "MMAP-24", when: grows, run: resize },
    { phase: "effect", clause: "MMAP-16", run: resize },
  ],
  silent: "MMAP-24",
  counts: { references: "MMAP-16", vmas: "MMAP-16" },
};

function grows(c: RemapCall): boolean {
  return c.args.pages > vmaOf(c).pages;
}

/** The scripted exporter marks nothing; of the drivers the clause tells; of others, what was seen. */
function growthRefused({ s, seen }: RemapCall): boolean {
  if (scripted(s)) return false;
  const { kind } = s.world.exporter;
  if (kind === "system-heap") return true;
  if (kind === "udmabuf") return s.era !== "6.1";
  return seen?.status === "error" && seen.errno === "EFAULT";
}

function resize(c: RemapCall): void {
  vmaOf(c).pages = c.args.pages;
}
