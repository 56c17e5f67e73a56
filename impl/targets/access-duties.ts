// SPDX-License-Identifier: MIT
/** What an importer owes before its device touches a buffer whose storage can move. A real kernel sees none of it. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import { KERNEL } from "../framework/usage.ts";
import type { AttachmentHandle, MappingHandle } from "./handles.ts";
import type { SessionState } from "./session-state.ts";

const TEXTS: Readonly<Partial<Record<ClauseId, string>>> = {
  "MOVE-18": "the storage was taken back, and the device writes to it",
  "MOVE-09": "the storage has moved since the mapping was made",
  "MOVE-30": "a KERNEL fence is pending, and the device does not wait for it",
  "MAP-17": "a KERNEL fence is pending, and the device does not wait for it",
};

/** Reports the duty an access breaks, one at most; false: the storage it leads to may be somebody else's by now. */
export function mayAccess(session: SessionState, site: string, mapping: MappingHandle, write: boolean): boolean {
  const clause = brokenDuty(session, mapping, write);
  if (clause !== null) session.core.log.contract(site, clause, TEXTS[clause] ?? "");
  return clause !== "MOVE-09" && clause !== "MOVE-18";
}

function brokenDuty(session: SessionState, mapping: MappingHandle, write: boolean): ClauseId | null {
  if (mapping.revoked && write) return "MOVE-18";
  if (isStale(session, mapping)) return "MOVE-09";
  const { attachment } = mapping.owner;
  if (!attachment.dynamic || !hasKernelFence(attachment.dmabuf) || isPinned(session, attachment.dmabuf)) return null;
  return attachment.revocable ? "MOVE-30" : "MAP-17";
}

/** A pinned attachment need not look: its storage had to stay. */
function isStale(session: SessionState, { owner, buffer, timesMoved }: MappingHandle): boolean {
  return session.movesOf(buffer) > timesMoved && owner.attachment.pins === 0;
}

function hasKernelFence({ reservation }: DmaBufStruct): boolean {
  const entries = reservation.list?.entries ?? [];
  return entries.some(({ fence, usage }) => usage === KERNEL && !fence.signaled);
}

/** By whomever. Where the exporter has no `pin`, an importer's own count is all there is (PIN-03). */
function isPinned({ attachments }: SessionState, dmabuf: DmaBufStruct): boolean {
  if (dmabuf.ops.pin !== undefined) return dmabuf.pins > 0;
  return [...attachments.values()].some((owner) => holdsPin(owner, dmabuf));
}

function holdsPin({ detached, pins, attachment }: AttachmentHandle, dmabuf: DmaBufStruct): boolean {
  return !detached && pins > 0 && attachment.dmabuf === dmabuf;
}
