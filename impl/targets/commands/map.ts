// SPDX-License-Identifier: MIT
import type { Args } from "../../../spec/commands/index.ts";
import type { MAP_COMMANDS } from "../../../spec/commands/map.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { type Direction, isError } from "../../exporters/kit.ts";
import { dmaBufMapAttachment, dmaBufMapAttachmentUnlocked, type Mapped } from "../../framework/map.ts";
import { waitForReservation } from "../../framework/reservation.ts";
import { dmaBufUnmapAttachment, dmaBufUnmapAttachmentUnlocked } from "../../framework/unmap.ts";
import { dmaAddressOf, readByDma, writeByDma } from "../../importers/static.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import { mayAccess } from "../access-duties.ts";
import { lookForChanges, mayUnmap, mayUse } from "../duties.ts";
import type { AttachmentHandle, MappingHandle } from "../handles.ts";
import { DONE, failed, ok, REFUSED } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** What a device reads where the storage was once. */
const NOBODYS_BYTE = 0xff;

/** The reservation lock, map and unmap, and DMA. */
export const MAP_HANDLERS: Handlers<keyof typeof MAP_COMMANDS> = {
  *"resv-lock"(session, args) {
    const core = session.core;
    const reservation = session.buffers.get(args.buffer).reservation;
    if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, "dma_resv_lock", "MAP-08");
    return DONE;
  },

  "resv-unlock"(session, args) {
    const core = session.core;
    const reservation = session.buffers.get(args.buffer).reservation;
    if (!reservation.heldBy(core.task)) {
      core.log.contract("dma_resv_unlock", "MAP-08", "the calling task does not hold the reservation lock");
      return REFUSED;
    }
    reservation.unlock(core.task);
    return DONE;
  },

  *map(session, args, id) {
    const owner = session.attachments.orNull(args.attachment);
    if (!mayUse(session.core, "dma_buf_map_attachment", owner)) return REFUSED;
    const table = yield* dmaBufMapAttachment(session.core, owner?.attachment ?? null, args.direction);
    return mapped(session, id, owner, table, args.direction);
  },

  *"map-unlocked"(session, args, id) {
    const owner = session.attachments.orNull(args.attachment);
    if (!mayUse(session.core, "dma_buf_map_attachment_unlocked", owner)) return REFUSED;
    const table = yield* dmaBufMapAttachmentUnlocked(session.core, owner?.attachment ?? null, args.direction);
    return mapped(session, id, owner, table, args.direction);
  },

  unmap(session, args) {
    return unmap(session, args, "dma_buf_unmap_attachment", dmaBufUnmapAttachment);
  },

  "unmap-unlocked"(session, args) {
    return unmap(session, args, "dma_buf_unmap_attachment_unlocked", dmaBufUnmapAttachmentUnlocked);
  },

  "dma-write"(session, args) {
    const mapping = session.mappings.get(args.mapping);
    const { owner, table } = mapping;
    const { hardware, pageSizeBytes } = session.core;
    const device = owner.attachment.device;
    if (dmaAddressOf(table, args.page, pageSizeBytes) === null) return REFUSED;
    if (!mayAccess(session, "dma-write", mapping, true)) return DONE;
    return writeByDma(hardware, device, table, args.page, pageSizeBytes, args.marker) ? DONE : REFUSED;
  },

  "dma-read"(session, args) {
    const mapping = session.mappings.get(args.mapping);
    const { owner, table } = mapping;
    const { hardware, pageSizeBytes } = session.core;
    if (dmaAddressOf(table, args.page, pageSizeBytes) === null) return REFUSED;
    if (!mayAccess(session, "dma-read", mapping, false)) return ok(NOBODYS_BYTE);
    const byte = readByDma(hardware, owner.attachment.device, table, args.page, pageSizeBytes);
    return byte === null ? REFUSED : ok(byte);
  },
};

/** Hands the mapping to the importer. */
function mapped(
  session: SessionState,
  id: number,
  owner: AttachmentHandle | null,
  table: Mapped,
  direction: Direction,
): Outcome {
  if (typeof table === "number") return ok(table); // MAP-63
  if (isError(table)) return failed(table);
  if (owner === null) throw new Error("a map without attachment succeeded");
  const cached = owner.attachment.cachedTable === table;
  if (!cached) owner.liveMappings += 1;
  const shown = session.core.views.table(table);
  const buffer = owner.attachment.dmabuf.handle;
  const since = { buffer, timesMoved: session.movesOf(buffer), revoked: false };
  session.mappings.set(id, { owner, table, handedOut: shown.entries, direction, cached, live: true, ...since });
  return ok(shown);
}

function* unmap(
  session: SessionState,
  args: Args<"unmap">,
  site: string,
  dmaBufUnmap: typeof dmaBufUnmapAttachment,
): Sleeping<Outcome> {
  const owner = session.attachments.orNull(args.attachment);
  const mapping = session.mappings.orNull(args.mapping);
  if (!mayUnmap(session.core, site, owner, mapping, args.direction)) return REFUSED;
  if (owner !== null && mapping?.live) lookForChanges(session.core, site, mapping);
  yield* dmaBufUnmap(session.core, owner?.attachment ?? null, mapping?.table ?? null, args.direction);
  if (owner !== null && mapping !== null) ended(owner, mapping);
  return DONE;
}

/** What an importer does in its move callback: everything it has mapped, it unmaps. */
export function* unmapAll(session: SessionState, owner: AttachmentHandle): Sleeping<void> {
  for (const mapping of session.mappings.values()) {
    if (mapping.owner !== owner || !mapping.live) continue;
    lookForChanges(session.core, "dma_buf_unmap_attachment", mapping);
    yield* dmaBufUnmapAttachment(session.core, owner.attachment, mapping.table, mapping.direction);
    ended(owner, mapping);
  }
}

function ended(owner: AttachmentHandle, mapping: MappingHandle): void {
  if (mapping.cached) return;
  mapping.live = false;
  owner.liveMappings -= 1;
}
