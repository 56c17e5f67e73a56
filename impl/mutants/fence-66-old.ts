// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The description has driver and timeline the wrong way round up to 6.12. */
export const fence66Old: Mutant = {
  clause: "FENCE-66",
  title: "the description has driver and timeline the wrong way round up to 6.12",
  file: "impl/framework/fence-describe.ts",
  find: "  const { context, seqno, driver, timeline } = fence;",
  replace: "  const { context, seqno, driver: timeline, timeline: driver } = fence;",
  era: "6.12",
};
