// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** With DMABUF_DEBUG, dynamic importers are pinned as well. */
export const map20Option: Mutant = {
  clause: "MAP-20",
  title: "a build option makes map pin for dynamic importers too",
  file: "impl/framework/pin-on-map.ts",
  find: 'if (core.switches.pinOnMap === "static-importer") return !attachment.dynamic;',
  replace: 'if (core.switches.pinOnMap === "static-importer") return !attachment.dynamic || core.config.dmabufDebug;',
};
