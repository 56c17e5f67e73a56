// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table that cannot be made is a device that does not suit. */
export const heap17Errno: Mutant = {
  clause: "HEAP-17",
  title: "an attach without memory gives EBUSY",
  file: "impl/exporters/system-heap.ts",
  find: 'return { errno: "ENOMEM" }; // HEAP-17',
  replace: 'return { errno: "EBUSY" };',
  exporter: "system-heap",
};
