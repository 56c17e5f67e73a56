// SPDX-License-Identifier: MIT
import { ownedBuffer } from "../lookup.ts";
import { own } from "../references.ts";
import type { Meaning } from "../rule.ts";
import { theBuffer } from "./descriptor-phases.ts";

/** One more kernel reference. */
export const getRef: Meaning<"get-ref"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: () => true,
  phases: [{ phase: "effect", clause: "REF-16", run: (c) => own(c.s, theBuffer(c)) }],
};
