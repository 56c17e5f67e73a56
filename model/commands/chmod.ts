// SPDX-License-Identifier: MIT
import type { Call, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY, theBuffer } from "./descriptor-phases.ts";

/** The mode bits change and nothing else. */
export const chmod: Meaning<"chmod"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fileOwn(c, c.args.fd),
  phases: [NOT_OPEN, PATH_ONLY, { phase: "effect", clause: "EXPORT-41", run: changeMode }],
};

function changeMode(c: Call<"chmod">): void {
  theBuffer(c).modeBits = c.args.mode;
}
