// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import type { Core } from "../framework/core.ts";
import { type FenceStruct, newFence } from "../framework/fence-struct.ts";
import { error } from "../kernel/error.ts";

/** The fences of the exporter: one context, numbered from 1 on. */
export class ExporterFences {
  readonly #made: FenceStruct[] = [];
  #context = 0;

  make(core: Core, handle: number): FenceStruct | KernelError {
    if (core.faults.fails("alloc:fences")) return error("ENOMEM");
    if (this.#context === 0) this.#context = ++core.fenceContexts;
    const seqno = this.#made.length + 1;
    const names = { driver: "suite", timeline: `context-${this.#context}` };
    const fence = newFence(core, { handle, context: this.#context, seqno, ops: {}, wide: false, ...names });
    this.#made.push(fence);
    return fence;
  }

  /** Those that somebody still may wait for. */
  get pending(): readonly FenceStruct[] {
    return this.#made.filter((fence) => fence.live && !fence.signaled);
  }
}
