// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import type { PhysicalPage } from "./physical-page.ts";

/** Where an address leads: the page, and the live mapping that says so; null where no mapping covers the address. */
export interface Translation {
  readonly page: PhysicalPage;
  readonly mapping: DmaMapping | null;
}

/** The address space of one device. Addresses are plain numbers: the machine has less than 2^53 bytes. */
export interface DmaDomain {
  /** Whether rights are enforced and unmapped addresses fault (HW-05, HW-06). */
  readonly translates: boolean;
  /** Sets the DMA side of the mapping's entries and the table's mapped count; on error nothing stays mapped. */
  map(mapping: DmaMapping): KernelError | undefined;
  unmap(mapping: DmaMapping): void;
  /** Null: nothing answers at this address. */
  translate(addressBytes: number): Translation | null;
  /** Whether the address belonged to some mapping of this device before. */
  wasMapped(addressBytes: number): boolean;
}
