// SPDX-License-Identifier: MIT
/** Buffers that udmabuf and the system heap make themselves, by a request of theirs or asked by `export`. */

import type { ExporterKind } from "../spec/program.ts";
import { makesOwnBuffers } from "../spec/program.ts";
import { driverCaches, worldOps } from "./export-shape.ts";
import { newMoving } from "./moving.ts";
import { drawInode, listBuffer, newBuffer, registerBuffer } from "./new-buffer.ts";
import { newReservation } from "./reservations.ts";
import type { Call } from "./rule.ts";
import type { BufferState, DriverState, State } from "./state.ts";

/** The largest buffer a program asks a driver for (bytes). */
export const DRIVER_BYTES_MAX = 0x1_0000n;

/** Whether the world's buffers are made by this driver. */
export function drivenBy(s: State, kind: Extract<ExporterKind, "udmabuf" | "system-heap">): boolean {
  return s.world.exporter.kind === kind;
}

/** Whether the world's buffers are made by a driver at all. */
export function hasDriver(s: State): boolean {
  return makesOwnBuffers(s.world.exporter);
}

/** What the driver keeps of a new buffer with these pages; null: the world's exporter is no such driver. */
export function newDriverState(s: State, pages: BufferState["pages"]): DriverState | null {
  if (!hasDriver(s)) return null;
  const repeats = new Set(pages).size < pages.length;
  return { kept: null, beginFailed: false, repeats, tables: new Map() };
}

/** What a request makes. */
export interface Wanted {
  readonly size: bigint;
  readonly flags: string;
  readonly pages: BufferState["pages"];
}

/** Makes the step's buffer, known to the framework but without descriptor or owner. */
export function makeDriverBuffer(c: Pick<Call, "s" | "step" | "buffer">, { size, flags, pages }: Wanted): void {
  const { s } = c;
  const buffer = newBuffer({
    id: c.step.id,
    size,
    ops: worldOps(s),
    cacheFlag: driverCaches(s),
    exporterName: s.world.exporter.exporterName ?? null,
    owner: null,
    reservation: newReservation(false),
    flags,
    inode: drawInode(s),
    pages,
    driver: newDriverState(s, pages),
    moving: newMoving(s),
  });
  listBuffer(s, buffer);
  registerBuffer(s, buffer);
  c.buffer = buffer;
}

/** Takes back what `makeDriverBuffer` did, once the exporter has released the buffer. */
export function unmakeDriverBuffer(c: Pick<Call, "s" | "buffer">): void {
  const { s, buffer } = c;
  if (buffer === null) throw new Error("no buffer to take back");
  s.buffers.delete(buffer.id);
  const at = s.listed.indexOf(buffer);
  if (at >= 0) {
    s.listed.splice(at, 1);
    s.census.listed--;
  }
  s.census.files--;
  s.census.buffers--;
}
