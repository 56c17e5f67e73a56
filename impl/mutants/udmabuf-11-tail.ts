// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The page that holds the end of the file is refused. */
export const udmabuf11Tail: Mutant = {
  clause: "UDMABUF-11",
  title: "an item may not have the file's last, partial page",
  file: "impl/drivers/udmabuf.ts",
  find: "if (!memory.begins(index)) return",
  replace: "if (!memory.holds(index, 1)) return",
  exporter: "udmabuf",
  era: "6.1",
};
