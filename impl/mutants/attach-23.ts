// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A dynamic importer without invalidate callback is refused when it allows peer-to-peer. */
export const attach23: Mutant = {
  clause: "ATTACH-23",
  title: "the move callback is still mandatory for peer-to-peer importers",
  file: "impl/framework/attach.ts",
  find: 'if (core.switches.moveCallback === "optional") return false;',
  replace: 'if (core.switches.moveCallback === "optional" && importerOps?.allowPeer2peer !== true) return false;',
};
