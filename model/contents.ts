// SPDX-License-Identifier: MIT
/** What a buffer's pages hold, and which mapping may be used to reach them. Only exporters with storage have contents. */
import type { Call } from "./rule.ts";
import type { BufferState, MappingState, State } from "./state.ts";

/** Number of pages of a buffer; a size off the page grid counts up (SG-02). */
export function pagesOf(s: State, buffer: BufferState): bigint {
  const page = BigInt(s.world.pageSizeBytes);
  return (buffer.size + page - 1n) / page;
}

/** Whether a device can reach the page through a live mapping whose bytes it sees at once. Looks the mapping up. */
export function reachable(
  c: Pick<Call, "s" | "buffer" | "attachment" | "mapping">,
  mapping: number,
  page: number,
): boolean {
  const { s } = c;
  if (s.world.exporter.kind === "scripted") return false;
  c.mapping = s.mappings.get(mapping) ?? null;
  if (c.mapping === null || !usable(c.mapping)) return false;
  c.attachment = c.mapping.attachment;
  c.buffer = c.attachment.buffer;
  return s.world.devices[c.attachment.device]?.coherent === true && BigInt(page) < pagesOf(s, c.buffer);
}

function usable(mapping: MappingState): boolean {
  return mapping.live && mapping.attachment.attached && mapping.attachment.buffer.life === "open";
}

/** The byte of a page: what was written last, by whatever way; zero before that (MAP-45). */
export function byteAt(buffer: BufferState, page: number): number {
  return buffer.contents.get(page) ?? 0;
}

/** The step's buffer, which a lookup has set. */
export function bufferOf(c: Pick<Call, "buffer">): BufferState {
  if (c.buffer === null) throw new Error("the step has no buffer");
  return c.buffer;
}
