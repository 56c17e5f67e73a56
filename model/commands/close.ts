// SPDX-License-Identifier: MIT
import { closeDescriptor } from "../references.ts";
import type { Call, Meaning } from "../rule.ts";
import type { BufferState } from "../state.ts";
import { fdKnown, fdOwn, NOT_OPEN, openFd, theBuffer } from "./descriptor-phases.ts";
import {
  KEPT_BY_POLLS,
  RELEASE_COUNTS,
  RELEASE_PHASES,
  releaseDefined,
  releaseLegal,
  wouldClose,
  wouldRelease,
} from "./release-phases.ts";

/** One descriptor less; an O_PATH one held the directory entry only. */
export const close: Meaning<"close"> = {
  defined: (c) => fdKnown(c, c.args.fd) && (c.buffer === null || !isLast(c, c.buffer) || releaseDefined(c.buffer)),
  legal: (c) => fdOwn(c, c.args.fd) && (!isLast(c, theBuffer(c)) || releaseLegal(theBuffer(c))),
  phases: [
    NOT_OPEN,
    { phase: "does", clause: "REF-04", run: (c) => closeDescriptor(c.s, openFd(c)) },
    ...RELEASE_PHASES,
    KEPT_BY_POLLS,
    { phase: "effect", clause: "REF-43", when: (c) => openFd(c).path || theBuffer(c).life === "closed" },
    { phase: "effect", clause: "REF-18", when: (c) => theBuffer(c).life === "open" && theBuffer(c).descriptors === 0 },
    { phase: "effect", clause: "REF-15", when: (c) => theBuffer(c).life === "open" },
    { phase: "effect", clause: "REF-20" },
  ],
  counts: RELEASE_COUNTS,
};

function isLast(c: Call<"close">, buffer: BufferState): boolean {
  return c.fd?.path === true ? wouldRelease(buffer, 0, 1) : wouldClose(buffer, 1);
}
