// SPDX-License-Identifier: MIT
import { UseAfterFree } from "./death.ts";

/** Memory that is freed one day. Accessors of what others may still point to call {@link Freeable.touch} first. */
export abstract class Freeable {
  live = true;
  abstract readonly what: string;

  /** Any access after the free ends the task. */
  touch(): void {
    if (!this.live) throw new UseAfterFree(this.what);
  }

  /** `kfree`. A second one is an access after the free. */
  free(): void {
    this.touch();
    this.live = false;
  }
}
