// SPDX-License-Identifier: MIT
/** What a buffer's pages hold, and which mapping may be used to reach them. Only exporters with storage have contents. */
import { bytesForCpu, bytesForDevice, type PageState, pageAt } from "./pages.ts";
import type { Call } from "./rule.ts";
import type { BufferState, MappingState, State } from "./state.ts";

/** Number of pages of a buffer; a size off the page grid counts up (SG-02). */
export function pagesOf(s: State, buffer: BufferState): bigint {
  const page = BigInt(s.world.pageSizeBytes);
  return (buffer.size + page - 1n) / page;
}

/** Whether a device can reach the page through a live mapping. Looks the mapping and the page up. */
export function reachable(
  c: Pick<Call, "s" | "buffer" | "attachment" | "mapping" | "page">,
  mapping: number,
  page: number,
): boolean {
  const { s } = c;
  if (s.world.exporter.kind === "scripted") return false;
  c.mapping = s.mappings.get(mapping) ?? null;
  if (c.mapping === null || !usable(c.mapping)) return false;
  c.attachment = c.mapping.attachment;
  c.buffer = c.attachment.buffer;
  if (BigInt(page) >= pagesOf(s, c.buffer)) return false;
  c.page = pageAt(c.buffer, page);
  return true;
}

function usable(mapping: MappingState): boolean {
  return mapping.live && mapping.attachment.attached && mapping.attachment.buffer.life === "open";
}

/** Whether the device of the step's attachment takes part in the CPU's cache. */
export function deviceCoherent({ s, attachment }: Pick<Call, "s" | "attachment">): boolean {
  return s.world.devices[attachment?.device ?? 0]?.coherent === true;
}

type PageCall = Pick<Call, "s" | "attachment" | "page" | "seen">;

/** What a read by the CPU yields: what was seen, where that may be, else what the latest write left. */
export function cpuByte(c: PageCall): number {
  return seenOr(c, bytesForCpu(pageOf(c)));
}

/** What a read by the step's device yields. */
export function deviceByte(c: PageCall): number {
  return seenOr(c, bytesForDevice(pageOf(c), deviceCoherent(c)));
}

function seenOr({ seen }: PageCall, allowed: readonly number[]): number {
  const byte = seen?.status === "ok" ? seen.value : null;
  return typeof byte === "number" && allowed.includes(byte) ? byte : (allowed[0] ?? 0);
}

/** Whether a read can show one byte only: others cannot be predicted, so no caller may rely on them. */
export function predictable(allowed: readonly number[]): boolean {
  return allowed.length === 1;
}

/** The step's page, which a lookup has set. */
export function pageOf(c: Pick<Call, "page">): PageState {
  if (c.page === null) throw new Error("the step has no page");
  return c.page;
}

/** The step's buffer, which a lookup has set. */
export function bufferOf(c: Pick<Call, "buffer">): BufferState {
  if (c.buffer === null) throw new Error("the step has no buffer");
  return c.buffer;
}
