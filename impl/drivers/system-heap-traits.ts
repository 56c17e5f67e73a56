// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../spec/eras.ts";

/** How the system heap differs between eras. */
export interface SystemHeapTraits {
  /** A user mapping is filled piece by piece, not page by page, so that a private one may span a piece (HEAP-27). */
  readonly mapsPieces: boolean;
}

/** The traits of each era. */
export const SYSTEM_HEAP_TRAITS: Readonly<Record<RunnableEra, SystemHeapTraits>> = {
  "6.1": { mapsPieces: false },
  "6.12": { mapsPieces: false },
  "7.2": { mapsPieces: true },
};
