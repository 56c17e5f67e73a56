// SPDX-License-Identifier: MIT
import type { Kernel, KernelError, Page } from "../exporters/kit.ts";

/** Pages with several holders: a memory file and the buffers made from it. The last holder gives a page back. */
export class PageReferences {
  readonly #kernel: Kernel;
  readonly #holders = new Map<Page, number>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** New pages of zeroes with one holder each. */
  allocate(count: number): Page[] | KernelError {
    const pages = this.#kernel.allocPages(count, { zeroed: true });
    if ("errno" in pages) return pages;
    for (const page of pages) this.#holders.set(page, 1);
    return pages;
  }

  /** One more holder. */
  get(page: Page): void {
    this.#holders.set(page, this.holdersOf(page) + 1);
  }

  /** One holder less; a page that nobody holds is freed. */
  put(page: Page): void {
    const left = this.holdersOf(page) - 1;
    if (left > 0) {
      this.#holders.set(page, left);
      return;
    }
    this.#holders.delete(page);
    this.#kernel.freePages([page]);
  }

  /** Pages that somebody holds. */
  get pagesHeld(): number {
    return this.#holders.size;
  }

  /** How many hold the page. */
  holdersOf(page: Page): number {
    return this.#holders.get(page) ?? 0;
  }
}
