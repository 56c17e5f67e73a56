// SPDX-License-Identifier: MIT
import { ownedBuffer } from "../lookup.ts";
import { disown } from "../references.ts";
import type { Call, Meaning } from "../rule.ts";
import { theBuffer } from "./descriptor-phases.ts";
import {
  KEPT_BY_POLLS,
  RELEASE_COUNTS,
  RELEASE_PHASES,
  releaseDefined,
  releaseLegal,
  wouldClose,
} from "./release-phases.ts";
import { traces } from "./trace.ts";

const WARNS = [{ kind: "WARN", site: "dma_buf_put" }] as const;

/** One kernel reference less; the last one releases the buffer before the caller is back in userspace (REF-29). */
export const put: Meaning<"put"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (!releases(c) || releaseDefined(theBuffer(c))),
  legal: (c) => c.buffer !== null && (c.buffer.owned > 1 || releaseLegal(c.buffer)),
  phases: [
    { phase: "check", clause: "REF-14", when: (c) => c.args.buffer === null, ends: { value: () => null }, says: WARNS },
    {
      phase: "check",
      clause: "REF-39",
      when: (c) => c.args.buffer === "zeroed",
      ends: { value: () => null },
      says: WARNS,
    },
    traces("dma_buf_put"),
    { phase: "does", clause: "REF-15", run: (c) => disown(c.s, theBuffer(c)) },
    ...RELEASE_PHASES,
    KEPT_BY_POLLS,
    { phase: "effect", clause: "REF-43", when: (c) => theBuffer(c).life === "closed" },
    { phase: "effect", clause: "REF-15" },
  ],
  counts: RELEASE_COUNTS,
};

function releases(c: Call<"put">): boolean {
  return c.buffer !== null && wouldClose(c.buffer, 1);
}
