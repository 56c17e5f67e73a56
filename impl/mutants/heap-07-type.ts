// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The whole request is compared. */
export const heap07Type: Mutant = {
  clause: "HEAP-07",
  title: "another type letter is no allocation",
  file: "impl/targets/commands/heap.ts",
  find: '"heap-alloc"(session, args, id) {\n',
  replace:
    '"heap-alloc"(session, args, id) {\n    if (args.request === "other-type") return failed(error("EINVAL"));\n',
  exporter: "system-heap",
};
