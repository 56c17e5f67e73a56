// SPDX-License-Identifier: MIT
/** What userspace maps, and the memory files it shares pages of. */
import type { Args } from "../spec/commands/index.ts";
import type { PageState } from "./pages.ts";
import type { BufferState } from "./state.ts";

/** A user mapping of a buffer. */
export interface VmaState {
  readonly id: number;
  readonly buffer: BufferState;
  readonly process: number;
  readonly offsetPages: bigint;
  /** mremap changes it. */
  pages: number;
  readonly shared: boolean;
  protection: Protection;
  /** Made through another driver's node: that node's access mode counts, not the buffer's (MMAP-30). */
  readonly redirected: boolean;
}

/** What userspace may do with a mapping. */
export type Protection = Args<"mmap">["protection"];

/** A memory file. */
export interface MemoryFileState {
  /** Bytes. */
  size: bigint;
  readonly seals: Set<Seal>;
  /** Storage by page number; one that was not asked for yet is not there (`filePage`). */
  pages: (PageState | undefined)[];
  /** Buffers made of its pages, released or not. */
  readonly buffers: BufferState[];
}

/** What a memory file can be sealed against. */
export type Seal = Args<"memfd-seal">["seals"][number];

/** A descriptor of a memory file. It takes a number of process 0. */
export interface MemfdState {
  readonly id: number;
  readonly number: number;
  readonly file: MemoryFileState;
  readonly readOnly: boolean;
  open: boolean;
}
