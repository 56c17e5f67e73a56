// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every page has an entry of its own. */
export const udmabuf32: Mutant = {
  clause: "UDMABUF-32",
  title: "neighbours have an entry each",
  file: "impl/exporters/udmabuf.ts",
  find: "traits.joinsPages ?",
  replace: "traits.joinsPages && traits.cachesTables ?",
  exporter: "udmabuf",
};
