// SPDX-License-Identifier: MIT
import type { Census } from "../../spec/observation.ts";
import { UseAfterFree } from "./death.ts";

/** A loadable module that owns exporters. */
export class Module {
  references = 0;
  dying = false;
  readonly #census: Census;

  constructor(census: Census) {
    this.#census = census;
  }

  /** `try_module_get`: fails once unloading has begun. */
  tryGet(): boolean {
    if (this.dying) return false;
    this.references += 1;
    this.#census.moduleReferences += 1;
    return true;
  }

  /** `module_put`. */
  put(): void {
    if (this.references === 0) throw new UseAfterFree("struct module");
    this.references -= 1;
    this.#census.moduleReferences -= 1;
  }
}
