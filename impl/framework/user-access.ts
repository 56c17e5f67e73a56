// SPDX-License-Identifier: MIT
/** Loads and stores of a process through its mappings, and the page faults they raise. */
import type { Page } from "../exporters/kit.ts";
import { TaskDeath, ThirdPartyThrew } from "../kernel/death.ts";
import type { Core } from "./core.ts";
import type { VmaStruct } from "./vma-struct.ts";

const SITE = "page fault";

/** The signal an access raised. */
export type Signal = "SIGBUS" | "SIGSEGV";

/** A load from a page of the mapping. */
export function userRead(core: Core, vma: VmaStruct, page: number): number | Signal {
  if (!vma.rights.read) return "SIGSEGV";
  const byte = core.hardware.userRead(vma, page);
  if (byte !== null) return byte;
  if (!handleFault(core, vma, page)) return "SIGBUS";
  return core.hardware.userRead(vma, page) ?? "SIGBUS";
}

/** A store to a page of the mapping. */
export function userWrite(core: Core, vma: VmaStruct, page: number, byte: number): Signal | null {
  if (!vma.rights.write) return "SIGSEGV";
  if (core.hardware.userWrite(vma, page, byte)) return null;
  if (!handleFault(core, vma, page)) return "SIGBUS";
  return core.hardware.userWrite(vma, page, byte) ? null : "SIGBUS";
}

/** Asks the exporter's fault handler for the page; false: there is none. */
function handleFault(core: Core, vma: VmaStruct, page: number): boolean {
  if (vma.fault === undefined) return false;
  const index = vma.offsetPages + BigInt(page);
  core.hardware.enterOp("fault", vma.dmabuf.handle, null);
  const found = runHandler(core, vma, page, index);
  core.hardware.leaveOp(!found);
  return found;
}

function runHandler(core: Core, vma: VmaStruct, page: number, index: bigint): boolean {
  try {
    const answer: Page | null | undefined = vma.fault?.(index);
    judgeFault(core, vma, index, answer);
    if (answer === null || answer === undefined) return false;
    core.hardware.userInstall(vma, page, answer);
    return true;
  } catch (cause) {
    core.hardware.leaveOp(true);
    throw cause instanceof TaskDeath ? cause : new ThirdPartyThrew("fault", cause);
  }
}

/** Behind the end of the buffer there is no page to give: a handler that does not say so reads past its own list (MMAP-24). */
function judgeFault(core: Core, vma: VmaStruct, index: bigint, answer: Page | null | undefined): void {
  const pageSize = BigInt(core.pageSizeBytes);
  if (index < (vma.dmabuf.size + pageSize - 1n) / pageSize || answer === null) return;
  core.log.contract(SITE, "MMAP-24", `the page fault handler did not refuse page ${index}, behind the buffer's end`);
}
