// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence on which somebody waits is dated by the clock, whatever time was given. */
export const fence35Given: Mutant = {
  clause: "FENCE-35",
  title: "a fence on which somebody waits is dated by the clock, whatever time was given",
  file: "impl/framework/fence-signal.ts",
  find: "  fence.timestamp = timestamp;",
  replace: '  fence.timestamp = fence.enabled ? "signal" : timestamp;',
};
