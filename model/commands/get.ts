// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { own } from "../references.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY, theBuffer } from "./descriptor-phases.ts";
import { traces } from "./trace.ts";

/** The buffer behind a descriptor, with one more reference. */
export const get: Meaning<"get"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fileOwn(c, c.args.fd),
  phases: [
    { phase: "check", clause: "REF-11", when: (c) => c.args.fd === "not-dma-buf", ends: "EINVAL" },
    NOT_OPEN,
    PATH_ONLY,
    traces("dma_buf_get"),
    takes("REF-13", (c) => theBuffer(c).descriptors > 1),
    takes("REF-12", () => true),
  ],
  counts: { references: "REF-12" },
};

function takes(clause: ClauseId, when: (c: Call<"get">) => boolean): Effect<"get"> {
  return {
    phase: "effect",
    clause,
    also: ["REF-12"],
    when,
    run: (c) => own(c.s, theBuffer(c)),
    value: (c) => theBuffer(c).id,
  };
}
