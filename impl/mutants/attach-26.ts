// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An importer without importer ops is granted peer-to-peer. */
export const attach26: Mutant = {
  clause: "ATTACH-26",
  title: "peer2peer is on unless the importer forbids it",
  file: "impl/framework/attach.ts",
  find: "importerOps?.allowPeer2peer ?? false",
  replace: "importerOps?.allowPeer2peer ?? true",
};
