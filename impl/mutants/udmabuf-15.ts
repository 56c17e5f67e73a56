// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only private mappings that can be written are refused. */
export const udmabuf15: Mutant = {
  clause: "UDMABUF-15",
  title: "a private mapping is allowed for reading",
  file: "impl/exporters/udmabuf.ts",
  find: "if (!vma.shared) return",
  replace: "if (!vma.shared && vma.writable) return",
  exporter: "udmabuf",
};
