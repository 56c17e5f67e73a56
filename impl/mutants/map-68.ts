// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Without DMABUF_MOVE_NOTIFY only static importers pin on map, as 7.2 has it. */
export const map68: Mutant = {
  clause: "MAP-68",
  title: "dynamic importers do not pin in 6.12",
  file: "impl/framework/pin-on-map.ts",
  find: "  return !core.config.moveNotify;",
  replace: "  return !core.config.moveNotify && !attachment.dynamic;",
  era: "6.12",
};
