// SPDX-License-Identifier: MIT
import { closeDescriptor, referencesOf, tableOf } from "../references.ts";
import type { Call, Meaning } from "../rule.ts";
import type { BufferState, FdState } from "../state.ts";
import { RELEASE_COUNTS, RELEASE_PHASES, releaseDefined, releaseLegal, wouldClose } from "./release-phases.ts";

type ExecCall = Call<"exec">;

/** Descriptors with close-on-exec are closed; several buffers may end, in no promised order. */
export const exec: Meaning<"exec"> = {
  defined: (c) => {
    if (hasMappings(c)) return false;
    const ending = closing(c).filter((buffer) => wouldClose(buffer, drops(c, buffer)));
    // A dying task leaves the buffers after it unreleased, and which those are nothing says.
    return ending.every(releaseDefined) && (ending.length <= 1 || ending.every((b) => b.vmapCounter === 0));
  },
  legal: (c) => closing(c).every((buffer) => !wouldClose(buffer, drops(c, buffer)) || releaseLegal(buffer)),
  phases: [
    { phase: "does", clause: "REF-36", run: closeAll },
    { phase: "each", clause: "REF-36", over: withoutFile, phases: RELEASE_PHASES },
    { phase: "effect", clause: "EXPORT-25", also: ["REF-36"], when: keptDespiteExportFlag },
    { phase: "effect", clause: "REF-36" },
  ],
  counts: RELEASE_COUNTS,
};

/** An exec would take the address space away with them: only descriptors are looked at. */
function hasMappings(c: ExecCall): boolean {
  for (const vma of c.s.vmas.values()) if (vma.process === c.args.process) return true;
  return false;
}

/** The buffers which lose a descriptor, each once. */
function closing(c: ExecCall): BufferState[] {
  const buffers: BufferState[] = [];
  for (const fd of tableOf(c.s, c.args.process)) {
    if (fd?.closeOnExec === true && !buffers.includes(fd.buffer)) buffers.push(fd.buffer);
  }
  return buffers;
}

function drops(c: ExecCall, buffer: BufferState): number {
  return tableOf(c.s, c.args.process).filter((fd) => fd?.closeOnExec === true && fd.buffer === buffer).length;
}

function closeAll(c: ExecCall): void {
  for (const fd of tableOf(c.s, c.args.process)) if (fd?.closeOnExec === true) closeDescriptor(c.s, fd);
}

function withoutFile(c: ExecCall): BufferState[] {
  const gone: BufferState[] = [];
  for (const buffer of c.s.buffers.values())
    if (buffer.life === "open" && referencesOf(buffer) === 0) gone.push(buffer);
  return gone;
}

/** A descriptor lives on although its buffer was exported with O_CLOEXEC: that flag is no descriptor's. */
function keptDespiteExportFlag(c: ExecCall): boolean {
  return tableOf(c.s, c.args.process).some(isOfCloseOnExecExport);
}

function isOfCloseOnExecExport(fd: FdState | undefined): boolean {
  return fd?.path === false && fd.buffer.flags.includes("O_CLOEXEC");
}
