// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The attach callback sees peer2peer off whatever the importer allows. */
export const attach26: Mutant = {
  clause: "ATTACH-26",
  title: "peer2peer is set after the attach callback",
  file: "impl/framework/attach.ts",
  find: "  attachment.peer2peer = importerOps?.allowPeer2peer ?? false; // ATTACH-26\n",
  replace:
    "  attachment.peer2peer = attachment.peer2peer || (attachment.listed && importerOps?.allowPeer2peer === true);\n",
};
