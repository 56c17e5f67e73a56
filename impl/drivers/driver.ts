// SPDX-License-Identifier: MIT
import type { DmaHeaps } from "./dma-heap.ts";
import type { Udmabuf } from "./udmabuf.ts";

/** A driver that makes buffers through an interface of its own. */
export type Driver = Udmabuf | DmaHeaps;
