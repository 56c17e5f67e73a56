// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Writers wait for writers, as readers do. */
export const resv58: Mutant = {
  clause: "RESV-58",
  title: "a write does not wait for readers",
  file: "impl/framework/usage.ts",
  find: "return write ? READ : WRITE;",
  replace: "return write ? WRITE : WRITE;",
};
