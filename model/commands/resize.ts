// SPDX-License-Identifier: MIT
import { readWrite } from "../access-mode.ts";
import type { Call, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY } from "./descriptor-phases.ts";

/** No system call changes the size. For descriptors that do not read and write EXPORT-48 says nothing: never sent. */
export const resize: Meaning<"resize"> = {
  defined: (c) => fdKnown(c, c.args.fd) && (c.fd === null || c.fd.path || readWrite(c.fd.buffer.flags)),
  legal: (c) => fileOwn(c, c.args.fd),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    { phase: "check", clause: "EXPORT-48", also: ["EXPORT-20"], when: truncates, ends: "EINVAL" },
    { phase: "check", clause: "EXPORT-48", also: ["EXPORT-20"], when: () => true, ends: "ENODEV" },
  ],
};

function truncates(c: Call<"resize">): boolean {
  return c.args.call === "ftruncate";
}
