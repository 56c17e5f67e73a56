// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { referencesOf } from "../references.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdOpen, fdOwn, openFd, theBuffer } from "./descriptor-phases.ts";
import { shownExporterName } from "./listing-text.ts";

type InfoCall = Call<"fdinfo">;

const SIGN_BIT = 1n << 63n;
const USUAL = {
  position: "SEEK-06",
  size: "EXPORT-20",
  count: "REF-34",
  exporterName: "NAME-11",
  name: "NAME-12",
} as const;

/** The lines of a descriptor. An O_PATH one has none of the dma-buf's: never sent. */
export const fdinfo: Meaning<"fdinfo"> = {
  defined: (c) => fdOpen(c, c.args.fd) && !openFd(c).path,
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    shows((c) => theBuffer(c).exporterName === null, { ...USUAL, exporterName: "EXPORT-43" }),
    shows((c) => theBuffer(c).size >= SIGN_BIT, { ...USUAL, size: "EXPORT-44" }),
    shows((c) => theBuffer(c).name === "", { ...USUAL, name: "NAME-16" }),
    shows((c) => theBuffer(c).name !== null, USUAL),
    shows(() => true, { ...USUAL, exporterName: "EXPORT-19", name: "EXPORT-19" }),
  ],
};

function shows(
  when: (c: InfoCall) => boolean,
  valueClauses: Readonly<Partial<Record<string, ClauseId>>>,
): Effect<"fdinfo"> {
  return { phase: "effect", clause: "REF-34", when, value, valueClauses };
}

/** The count leaves out the reference the reader holds itself. */
function value(c: InfoCall): unknown {
  const buffer = theBuffer(c);
  return {
    position: 0n,
    size: buffer.size,
    count: referencesOf(buffer),
    exporterName: shownExporterName(buffer),
    name: buffer.name,
  };
}
