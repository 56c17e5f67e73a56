// SPDX-License-Identifier: MIT
import type { Errno } from "../../spec/errno.ts";
import { drivenBy } from "../driver-buffers.ts";
import type { Call, Check, Meaning } from "../rule.ts";

type Node = "heap-node";

/** What a heap's node does not do, and what a node without a heap does not. */
export const heapNode: Meaning<Node> = {
  defined: (c) => drivenBy(c.s, "system-heap"),
  legal: () => true,
  phases: [
    refuses("HEAP-06", (c) => c.args.call === "open-missing", "ENXIO"),
    refuses("HEAP-29", (c) => c.args.call === "llseek", "ESPIPE"),
    refuses("HEAP-29", () => true, "EINVAL"),
  ],
};

function refuses(clause: "HEAP-06" | "HEAP-29", when: (c: Call<Node>) => boolean, ends: Errno): Check<Node> {
  return { phase: "check", clause, when, ends };
}
