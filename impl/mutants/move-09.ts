// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Devices use mappings from before a move, and nobody says so. */
export const move09: Mutant = {
  clause: "MOVE-09",
  title: "an access through a mapping older than the move is not reported",
  file: "impl/targets/access-duties.ts",
  find: "if (clause !== null) session",
  replace: 'if (clause !== null && clause !== "MOVE-09") session',
  exporter: "vram",
};
