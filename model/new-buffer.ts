// SPDX-License-Identifier: MIT
/** A buffer from its making until it is known: what every way of making one shares. */
import { keepsList } from "./export-shape.ts";
import { emptySlots } from "./polls.ts";
import type { BufferState, DriverState, ModuleState, ReservationState, State } from "./state.ts";

const INITIAL_MODE = 0o600;

/** What the ways of making a buffer differ in. */
export interface NewBuffer {
  readonly id: number;
  readonly size: bigint;
  readonly ops: BufferState["ops"];
  readonly cacheFlag: boolean;
  readonly exporterName: string | null;
  readonly owner: ModuleState | null;
  readonly reservation: ReservationState;
  readonly flags: string;
  readonly inode: number;
  readonly pages: BufferState["pages"];
  readonly driver: DriverState | null;
  readonly moving: BufferState["moving"];
}

/** A buffer nobody refers to yet. */
export function newBuffer(given: NewBuffer): BufferState {
  return {
    id: given.id,
    size: given.size,
    ops: given.ops,
    cacheFlag: given.cacheFlag,
    exporterName: given.exporterName,
    owner: given.owner,
    reservation: given.reservation,
    flags: given.flags,
    inode: given.inode,
    name: null,
    modeBits: INITIAL_MODE,
    owned: 0,
    descriptors: 0,
    paths: 0,
    life: "open",
    attachments: [],
    vmapCounter: 0,
    vmap: null,
    slots: emptySlots(),
    calls: 0,
    vmas: 0,
    brackets: [],
    pages: given.pages,
    driver: given.driver,
    moving: given.moving,
  };
}

/** The next inode number. It stays used when a later step of the making fails (EXPORT-28). */
export function drawInode(s: State): number {
  return s.inodes++;
}

/** Puts a buffer on the global list, where there is one (EXPORT-29). */
export function listBuffer(s: State, buffer: BufferState): void {
  if (!keepsList(s)) return;
  s.listed.unshift(buffer);
  s.census.listed++;
}

/** The buffer is there for others to find. */
export function registerBuffer(s: State, buffer: BufferState): void {
  s.buffers.set(buffer.id, buffer);
  s.census.files++;
  s.census.buffers++;
}
