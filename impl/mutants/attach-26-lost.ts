// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importer reads the flag it asked for, not the one the exporter left. */
export const attach26Lost: Mutant = {
  clause: "ATTACH-26",
  title: "an exporter's change of peer2peer is undone",
  file: "impl/framework/exporter-ops.ts",
  find: "  const judged = judgeResult(yield* runOp(core, call, dmabuf, attachment));\n  recordReply(core, call, judged.reply ?? { peer2peer: attachment.peer2peer });\n",
  replace:
    "  const peer2peer = attachment.peer2peer;\n  const judged = judgeResult(yield* runOp(core, call, dmabuf, attachment));\n  recordReply(core, call, judged.reply ?? { peer2peer: attachment.peer2peer });\n  attachment.peer2peer = peer2peer;\n",
};
