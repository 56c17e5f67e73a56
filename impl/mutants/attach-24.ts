// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The plain attach makes a dynamic attachment. */
export const attach24: Mutant = {
  clause: "ATTACH-24",
  title: "dma_buf_attach passes empty importer ops instead of none",
  file: "impl/targets/commands/attach.ts",
  find: "return attach(session, id, args.buffer, args.device, null);",
  replace: "return attach(session, id, args.buffer, args.device, { moveCallback: false, allowPeer2peer: false });",
};
