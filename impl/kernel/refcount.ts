// SPDX-License-Identifier: MIT
import { UseAfterFree } from "./death.ts";

/** A reference count that starts at one and never comes back from zero. */
export class Refcount {
  readonly #what: string;
  #count = 1;

  constructor(what: string) {
    this.#what = what;
  }

  get value(): number {
    return this.#count;
  }

  /** One more reference, for somebody who holds one. */
  raise(): void {
    if (this.#count === 0) throw new UseAfterFree(this.#what);
    this.#count += 1;
  }

  /** One more reference unless the object is already dying. */
  raiseUnlessZero(): boolean {
    if (this.#count === 0) return false;
    this.#count += 1;
    return true;
  }

  /** One reference less; true when it was the last. */
  lower(): boolean {
    if (this.#count === 0) throw new UseAfterFree(this.#what);
    this.#count -= 1;
    return this.#count === 0;
  }
}
