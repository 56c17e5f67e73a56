// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every seeded defect, by file name. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {};
