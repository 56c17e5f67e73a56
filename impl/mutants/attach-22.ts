// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A dynamic importer without move callback gets in unless it allows peer-to-peer. */
export const attach22: Mutant = {
  clause: "ATTACH-22",
  title: "the move callback is demanded of peer-to-peer importers only",
  file: "impl/framework/attach.ts",
  find: "return importerOps !== null && !importerOps.moveCallback;",
  replace: "return importerOps?.allowPeer2peer === true && !importerOps.moveCallback;",
  era: "6.12",
};
