// SPDX-License-Identifier: MIT
/**
 * Duties of callers that a real kernel does not check. Each function reports the broken ones as CONTRACT diagnostics
 * and says whether the call still has a defined effect; if not, the session refuses it.
 */
import type { TableEntry } from "../../spec/observation.ts";
import type { Direction } from "../exporters/kit.ts";
import type { Core } from "../framework/core.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import type { AcquireContext } from "../kernel/acquire-context.ts";
import type { AttachmentHandle, MappingHandle } from "./handles.ts";

/** An attachment is used between its attach and its detach only. */
export function mayUse(core: Core, site: string, owner: AttachmentHandle | null): boolean {
  if (owner === null || !owner.detached) return true;
  core.log.contract(site, "MAP-02", "the attachment is detached");
  return false;
}

/** An unmap names a live mapping of that attachment, and its direction. */
export function mayUnmap(
  core: Core,
  site: string,
  owner: AttachmentHandle | null,
  mapping: MappingHandle | null,
  direction: Direction,
): boolean {
  if (!mayUse(core, site, owner)) return false;
  if (owner === null || mapping === null) return true;
  if (mapping.owner !== owner) {
    core.log.contract(site, "MAP-37", "the mapping is another attachment's");
    return false;
  }
  if (!mapping.live) {
    core.log.contract(site, "MAP-38", "the mapping is unmapped already");
    return false;
  }
  if (mapping.direction !== direction) core.log.contract(site, "MAP-36", "unmapped with another direction");
  return true;
}

/** The exporter leaves a table alone while it is handed out (SG-14). */
export function lookForChanges(core: Core, site: string, { table, handedOut }: MappingHandle): void {
  const same = (entry: TableEntry, index: number): boolean => {
    const now = table.entries[index];
    return now?.dmaAddress === entry.address && now.dmaLengthBytes === Number(entry.lengthBytes);
  };
  if (table.mappedEntries === handedOut.length && handedOut.every(same)) return;
  core.log.contract(site, "SG-14", "the table changed between map and unmap");
}

/** An importer gives back no more pins than it took. */
export function mayUnpin(core: Core, owner: AttachmentHandle): boolean {
  if (!mayUse(core, "dma_buf_unpin", owner)) return false;
  if (owner.pins > 0) return true;
  core.log.contract("dma_buf_unpin", "PIN-13", "an unpin without a pin");
  return false;
}

/** A detach comes once, for the attachment's own buffer, after all unmaps. */
export function mayDetach(core: Core, dmabuf: DmaBufStruct | null, owner: AttachmentHandle | null): boolean {
  const site = "dma_buf_detach";
  if (dmabuf === null || owner === null) return true;
  if (owner.detached) {
    core.log.contract(site, "ATTACH-43", "the attachment is detached already");
    return false;
  }
  if (owner.attachment.dmabuf !== dmabuf) return mayNameOther(core, site);
  if (owner.liveMappings > 0) core.log.contract(site, "ATTACH-44", "mappings of the attachment are live");
  return true;
}

/** Newer eras notice and refuse by themselves (ATTACH-36). */
function mayNameOther(core: Core, site: string): boolean {
  if (core.switches.detachChecksBuffer) return true;
  core.log.contract(site, "ATTACH-37", "the attachment is another buffer's");
  return false;
}

/** An acquire context is its task's own, between its start and its end. */
export function mayUseContext(core: Core, site: string, context: AcquireContext): boolean {
  if (context.ended) {
    core.log.contract(site, "WW-16", "the acquire context has ended");
    return false;
  }
  if (context.task === core.task) return true;
  core.log.contract(site, "WW-20", "the acquire context is another task's");
  return false;
}
