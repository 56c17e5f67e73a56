// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../spec/eras.ts";

/** How udmabuf differs between eras. */
export interface UdmabufTraits {
  /** It asks the framework to keep one table per attachment (UDMABUF-21). */
  readonly cachesTables: boolean;
  /** It has `vmap` and `vunmap` (UDMABUF-22). */
  readonly vmaps: boolean;
  /** Adjacent pages share a table entry (UDMABUF-32). */
  readonly joinsPages: boolean;
  /** A user mapping cannot grow (UDMABUF-16). */
  readonly fixedMappings: boolean;
  /** The range of an item is tested as a whole before any page is touched (UDMABUF-11), an empty one fails (UDMABUF-27). */
  readonly testsWholeRange: boolean;
}

/** The traits of each era. */
export const UDMABUF_TRAITS: Readonly<Record<RunnableEra, UdmabufTraits>> = {
  "6.1": { cachesTables: true, vmaps: false, joinsPages: true, fixedMappings: false, testsWholeRange: false },
  "6.12": { cachesTables: true, vmaps: true, joinsPages: false, fixedMappings: true, testsWholeRange: true },
  "7.2": { cachesTables: false, vmaps: true, joinsPages: true, fixedMappings: true, testsWholeRange: true },
};
