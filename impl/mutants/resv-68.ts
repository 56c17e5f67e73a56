// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Test does not see yet what was added last. */
export const resv68: Mutant = {
  clause: "RESV-68",
  title: "the last slot does not count for test",
  file: "impl/framework/resv-wait.ts",
  find: "  return fence === null;",
  replace: "  return fence === null || fence === reservation.list?.entries.at(-1)?.fence;",
};
