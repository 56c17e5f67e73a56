// SPDX-License-Identifier: MIT
/** A load or store of the process: which page it reaches, and the signals that come instead. */
import { drivenBy } from "../driver-buffers.ts";
import { scripted } from "../locks.ts";
import { pageAt } from "../pages.ts";
import type { Call, Check } from "../rule.ts";
import type { Protection } from "../state.ts";
import { hasTail, knownVma, vmaOf, wholePages } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";

type AccessCommand = "cpu-read" | "cpu-write";
type AccessCall = Call<AccessCommand>;

/** Whether the access is inside the mapping of a buffer with storage. Looks the page up; null: behind the buffer. */
export function accessDefined(c: AccessCall): boolean {
  const { vma, page } = c.args;
  if (scripted(c.s) || !knownVma(c, vma) || page >= vmaOf(c).pages) return false;
  const buffer = theBuffer(c);
  const at = vmaOf(c).offsetPages + BigInt(page);
  const end = wholePages(c.s, buffer);
  if (at < end) c.page = pageAt(buffer, Number(at));
  return !(at === end && hasTail(c.s, buffer));
}

const SIGBUS = { phase: "check", ends: { value: () => "SIGBUS" } } as const;

/** The mapping's rights come first; a page behind the buffer, which growing can add, has no storage to fault in. */
export function signals(allowed: (protection: Protection) => boolean): readonly Check<AccessCommand>[] {
  return [
    {
      phase: "check",
      clause: "MMAP-28",
      when: (c) => !allowed(vmaOf(c).protection),
      ends: { value: () => "SIGSEGV" },
    },
    { ...SIGBUS, clause: "UDMABUF-16", when: (c) => c.page === null && drivenBy(c.s, "udmabuf") },
    { ...SIGBUS, clause: "MMAP-24", when: (c) => c.page === null },
  ];
}

/** Whether the access is one a process can survive. */
export function accessLegal(c: AccessCall, allowed: (protection: Protection) => boolean): boolean {
  return c.page !== null && allowed(vmaOf(c).protection);
}

/** The mapping outlived the descriptors (MMAP-22). */
export function outlived(c: Pick<Call, "buffer" | "vma">): boolean {
  return theBuffer(c).descriptors === 0 && !vmaOf(c).redirected;
}
