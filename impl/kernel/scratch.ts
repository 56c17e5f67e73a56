// SPDX-License-Identifier: MIT
import type { AccessView } from "../../spec/observation.ts";

const WINDOW_START = 0x1000n;
const WINDOW_BYTES = 64n;

/** A small window of memory of one kind, and the accessors that go with it. */
export class Scratch {
  readonly accessor: AccessView["accessor"];
  readonly #bytes = new DataView(new ArrayBuffer(Number(WINDOW_BYTES)));

  constructor(accessor: AccessView["accessor"]) {
    this.accessor = accessor;
  }

  /** Whether the range lies inside the window; other accesses have no defined effect and are not run. */
  covers(address: bigint, lengthBytes: number): boolean {
    return address >= WINDOW_START && address + BigInt(lengthBytes) <= WINDOW_START + WINDOW_BYTES;
  }

  /** A little-endian value of one to eight bytes. */
  read(address: bigint, lengthBytes: number): bigint {
    let value = 0n;
    for (let i = lengthBytes - 1; i >= 0; i--)
      value = (value << 8n) | BigInt(this.#bytes.getUint8(this.#at(address, i)));
    return value;
  }

  fill(address: bigint, lengthBytes: number, byte: number): void {
    for (let i = 0; i < lengthBytes; i++) this.#bytes.setUint8(this.#at(address, i), byte);
  }

  #at(address: bigint, index: number): number {
    return Number(address - WINDOW_START) + index;
  }
}
