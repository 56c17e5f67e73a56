// SPDX-License-Identifier: MIT
import type { FenceStruct } from "./fence-struct.ts";
import type { Usage } from "./usage.ts";

/** A fence in a reservation. */
export interface ReservationEntry {
  readonly fence: FenceStruct;
  readonly usage: Usage;
}

const HEAD_BYTES = 24;
const SLOT_BYTES = 8;
/** Size classes of the allocator that are no power of two. */
const ODD_CLASSES_BYTES = [96, 192];

/** `struct dma_resv_list`: a table of fences, made for some number of them. It is replaced, never enlarged. */
export class ReservationList {
  readonly entries: ReservationEntry[] = [];
  /** How many entries it has room for (RESV-06). */
  capacity: number;

  constructor(slots: number) {
    this.capacity = Math.floor((sizeClassOf(HEAD_BYTES + slots * SLOT_BYTES) - HEAD_BYTES) / SLOT_BYTES);
  }
}

/** What the allocator really gives. */
function sizeClassOf(sizeBytes: number): number {
  const odd = ODD_CLASSES_BYTES.find((size) => size >= sizeBytes) ?? Number.POSITIVE_INFINITY;
  return Math.min(odd, powerOfTwoFrom(sizeBytes));
}

/** `roundup_pow_of_two`; of 0 it is 1. */
export function powerOfTwoFrom(count: number): number {
  let power = 1;
  while (power < count) power *= 2;
  return power;
}
