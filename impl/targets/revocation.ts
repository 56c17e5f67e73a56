// SPDX-License-Identifier: MIT
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import type { Sleeping, Wait } from "../kernel/sleep.ts";
import type { MappingHandle } from "./handles.ts";
import type { SessionState } from "./session-state.ts";

/** A task that waits until nobody has a buffer mapped. */
class UnmapWait implements Wait {
  readonly on = "unmap";
  readonly #session: SessionState;
  readonly #buffer: number;

  constructor(session: SessionState, buffer: number) {
    this.#session = session;
    this.#buffer = buffer;
  }

  ready(): boolean {
    return liveMappings(this.#session, this.#buffer).length === 0;
  }
}

/** Sleeps until the last mapping is gone. Those there are now have been told for good: their devices write no more (MOVE-18). */
export function* untilUnmapped(session: SessionState, dmabuf: DmaBufStruct): Sleeping<void> {
  for (const mapping of liveMappings(session, dmabuf.handle)) mapping.revoked = true;
  const wait = new UnmapWait(session, dmabuf.handle);
  while (!wait.ready()) yield wait;
}

function liveMappings({ mappings }: SessionState, buffer: number): MappingHandle[] {
  return [...mappings.values()].filter((mapping) => mapping.live && !mapping.cached && mapping.buffer === buffer);
}
