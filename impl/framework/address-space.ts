// SPDX-License-Identifier: MIT
import type { VmaStruct } from "./vma-struct.ts";

/** The user mappings of one process, oldest first. */
export class AddressSpace {
  readonly #areas = new Set<VmaStruct>();

  get areas(): readonly VmaStruct[] {
    return [...this.#areas];
  }

  add(vma: VmaStruct): void {
    this.#areas.add(vma);
  }

  remove(vma: VmaStruct): void {
    this.#areas.delete(vma);
  }
}
