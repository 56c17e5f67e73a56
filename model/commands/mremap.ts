// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { drivenBy } from "../driver-buffers.ts";
import { scripted } from "../locks.ts";
import type { Call, Check, Meaning } from "../rule.ts";
import { knownVma, vmaOf } from "../user-mappings.ts";

type RemapCall = Call<"mremap">;

/** Growing is allowed or not by how the exporter's mmap marked the area, which nobody but the kernel can look at. */
export const mremap: Meaning<"mremap"> = {
  defined: (c) => knownVma(c, c.args.vma),
  legal: () => true,
  phases: [
    refuses("HEAP-28", (c) => drivenBy(c.s, "system-heap")),
    refuses("UDMABUF-16", (c) => drivenBy(c.s, "udmabuf")),
    refuses("MMAP-24", () => true),
    { phase: "effect", clause: "UDMABUF-16", when: (c) => grows(c) && drivenBy(c.s, "udmabuf"), run: resize },
    { phase: "effect", clause: "MMAP-24", when: grows, run: resize },
    { phase: "effect", clause: "MMAP-16", run: resize },
  ],
  silent: "MMAP-24",
  counts: { references: "MMAP-16", vmas: "MMAP-16" },
};

function refuses(clause: ClauseId, when: (c: RemapCall) => boolean): Check<"mremap"> {
  return { phase: "check", clause, when: (c) => when(c) && grows(c) && growthRefused(c), ends: "EFAULT" };
}

function grows(c: RemapCall): boolean {
  return c.args.pages > vmaOf(c).pages;
}

/** The scripted exporter marks nothing; of the drivers the clause tells; of others, what was seen. */
function growthRefused({ s, seen }: RemapCall): boolean {
  if (scripted(s)) return false;
  if (drivenBy(s, "system-heap")) return true;
  if (drivenBy(s, "udmabuf")) return s.era !== "6.1";
  return seen?.status === "error" && seen.errno === "EFAULT";
}

function resize(c: RemapCall): void {
  vmaOf(c).pages = c.args.pages;
}
