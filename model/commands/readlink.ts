// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdOpen, fdOwn, openFd, theBuffer } from "./descriptor-phases.ts";

/** The path name: a prefix and the userspace name. */
export const readlink: Meaning<"readlink"> = {
  defined: (c) => fdOpen(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    shows("REF-43", (c) => openFd(c).path),
    shows("NAME-16", (c) => theBuffer(c).name === ""),
    shows("NAME-12", (c) => theBuffer(c).name !== null),
    shows("NAME-10", () => true),
  ],
};

function shows(clause: ClauseId, when: (c: Call<"readlink">) => boolean): Effect<"readlink"> {
  return { phase: "effect", clause, also: ["NAME-10"], when, value: (c) => `/dmabuf:${theBuffer(c).name ?? ""}` };
}
