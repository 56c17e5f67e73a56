// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A mapping that does not reach the end of the buffer may grow. */
export const udmabuf16Grow: Mutant = {
  clause: "UDMABUF-16",
  title: "a short mapping can be enlarged",
  file: "impl/exporters/udmabuf.ts",
  find: "if (traits.fixedMappings) vma",
  replace: "if (traits.fixedMappings && vma.pages >= pages.length) vma",
  exporter: "udmabuf",
};
