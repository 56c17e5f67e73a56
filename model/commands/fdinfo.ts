// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { drivenBy } from "../driver-buffers.ts";
import { referencesOf } from "../references.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdOpen, fdOwn, openFd, theBuffer } from "./descriptor-phases.ts";
import { shownExporterName } from "./listing-text.ts";

type InfoCall = Call<"fdinfo">;

const SIGN_BIT = 1n << 63n;
const USUAL = {
  keys: "STATS-21",
  position: "SEEK-06",
  closeOnExec: "STATS-21",
  inode: "STATS-21",
  size: "EXPORT-20",
  count: "STATS-02",
  exporterName: "NAME-11",
  name: "NAME-12",
} as const;
const UNNAMED = {
  ...USUAL,
  keys: "STATS-01",
  count: "REF-34",
  exporterName: "EXPORT-19",
  name: "EXPORT-19",
} as const;
/** The lines every buffer has; `name` follows if there is one. */
const KEYS = ["pos", "flags", "mnt_id", "ino", "size", "count", "exp_name"] as const;
const NAMED_KEYS = [...KEYS, "name"];

/** The lines of a descriptor. An O_PATH one has none of the dma-buf's: never sent. */
export const fdinfo: Meaning<"fdinfo"> = {
  defined: (c) => fdOpen(c, c.args.fd) && !openFd(c).path,
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    shows((c) => theBuffer(c).exporterName === null, { ...USUAL, exporterName: "EXPORT-43" }),
    shows((c) => theBuffer(c).size >= SIGN_BIT, { ...USUAL, size: "EXPORT-44" }),
    shows((c) => theBuffer(c).name === "", { ...USUAL, name: "NAME-16" }),
    shows((c) => theBuffer(c).name !== null, USUAL),
    shows(isOfRequest, { ...UNNAMED, closeOnExec: "UDMABUF-12" }),
    shows(despiteExportFlag, { ...UNNAMED, closeOnExec: "EXPORT-25" }),
    shows(() => true, UNNAMED),
  ],
};

function shows(
  when: (c: InfoCall) => boolean,
  valueClauses: Readonly<Partial<Record<string, ClauseId>>>,
): Effect<"fdinfo"> {
  return { phase: "effect", clause: "REF-34", when, value, valueClauses };
}

/** Close-on-exec among the flags of the export is none of this descriptor's. */
function despiteExportFlag(c: InfoCall): boolean {
  return theBuffer(c).flags.includes("O_CLOEXEC") && !openFd(c).closeOnExec;
}

/** The descriptor that a udmabuf request returned with its buffer. */
function isOfRequest(c: InfoCall): boolean {
  return drivenBy(c.s, "udmabuf") && openFd(c).id === theBuffer(c).id;
}

/** The count leaves out the reference the reader holds itself. */
function value(c: InfoCall): unknown {
  const buffer = theBuffer(c);
  return {
    keys: buffer.name === null ? KEYS : NAMED_KEYS,
    position: 0n,
    closeOnExec: openFd(c).closeOnExec,
    inode: buffer.inode,
    size: buffer.size,
    count: referencesOf(buffer),
    exporterName: shownExporterName(buffer),
    name: buffer.name,
  };
}
