// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A node can be sought like any file. */
export const heap29: Mutant = {
  clause: "HEAP-29",
  title: "llseek on a heap node gives EINVAL",
  file: "impl/targets/commands/heap.ts",
  find: 'llseek: "ESPIPE"',
  replace: 'llseek: "EINVAL"',
  exporter: "system-heap",
};
