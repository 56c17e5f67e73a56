// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { dmaFencePut } from "./fence-reference.ts";
import type { FenceCallback, FenceStruct, Under } from "./fence-struct.ts";
import { fput } from "./reference.ts";

/** `struct dma_buf_poll_cb_t`: one event of a buffer, watched by at most one callback at a time (POLL-25). */
export class PollSlot implements FenceCallback {
  readonly #dmabuf: DmaBufStruct;
  active = false;

  constructor(dmabuf: DmaBufStruct) {
    this.#dmabuf = dmabuf;
  }

  arm(core: Core): void {
    this.active = true;
    core.census.polls += 1;
  }

  /** `dma_buf_poll_cb`: whoever polls may look again; null where there was nothing to wait for. */
  run(core: Core, fence: FenceStruct | null, under: Under): void {
    this.active = false; // POLL-11
    core.census.polls -= 1;
    dmaFencePut(core, fence, under);
    const file = this.#dmabuf.file;
    if (file !== null) fput(core, file); // POLL-33
  }
}
