// SPDX-License-Identifier: MIT
/** Looking up what a step's arguments refer to. Each sets the object on the call and answers whether the argument can be sent at all. */
import { hasOrphan } from "./polls.ts";
import type { Call } from "./rule.ts";

type AnyCall = Pick<Call, "s" | "buffer" | "attachment" | "mapping" | "fd" | "iosys">;

/** A buffer the caller can name: it owns a kernel reference. A non-handle (null, `zeroed`) is always sendable. */
export function ownedBuffer(c: AnyCall, argument: number | string | null): boolean {
  if (typeof argument !== "number") return true;
  c.buffer = c.s.buffers.get(argument) ?? null;
  return c.buffer !== null && c.buffer.owned > 0;
}

/** A buffer the caller can name and whose reservation it may keep locked. */
export function lockableBuffer(c: AnyCall, argument: number): boolean {
  return ownedBuffer(c, argument) && c.buffer !== null && !hasOrphan(c.s, c.buffer.reservation);
}

/** An attachment that exists, on a buffer that was not released. */
export function attachedAttachment(c: AnyCall, argument: number | null): boolean {
  if (argument === null) return true;
  c.attachment = c.s.attachments.get(argument) ?? null;
  return c.attachment?.attached === true && c.attachment.buffer.life !== "released";
}

/** A mapping that was made at some time; `live` tells whether it still is. */
export function knownMapping(c: AnyCall, argument: number | null): boolean {
  if (argument === null) return true;
  c.mapping = c.s.mappings.get(argument) ?? null;
  return c.mapping !== null;
}

/** A descriptor handle, open or closed. `fd` is what the number means now: another descriptor may have taken it, but not a memory file's. */
export function knownFd(c: AnyCall, argument: number | string): boolean {
  if (typeof argument !== "number") return true;
  const handle = c.s.fds.get(argument);
  if (handle === undefined) return false;
  if (handle.process === 0 && c.s.memfdTable[handle.number] !== undefined) return false;
  c.fd = c.s.fdTables[handle.process]?.[handle.number] ?? null;
  return true;
}

/** A map of the I/O-memory map type. */
export function knownIosys(c: AnyCall, argument: number): boolean {
  c.iosys = c.s.iosys.get(argument) ?? null;
  return c.iosys !== null;
}
