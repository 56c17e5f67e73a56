// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An argument must not be longer than the one known. */
export const heap08: Mutant = {
  clause: "HEAP-08",
  title: "a longer argument is refused",
  file: "impl/targets/commands/heap.ts",
  find: '"heap-alloc"(session, args, id) {\n',
  replace: '"heap-alloc"(session, args, id) {\n    if (args.request === "longer") return failed(error("EINVAL"));\n',
  exporter: "system-heap",
};
