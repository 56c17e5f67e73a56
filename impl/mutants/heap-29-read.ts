// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What cannot be read is not open for it. */
export const heap29Read: Mutant = {
  clause: "HEAP-29",
  title: "read on a heap node gives EBADF",
  file: "impl/targets/commands/heap.ts",
  find: 'read: "EINVAL"',
  replace: 'read: "EBADF"',
  exporter: "system-heap",
};
