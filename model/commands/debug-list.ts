// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { referencesOf } from "../references.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import type { BufferState, State } from "../state.ts";
import { shownExporterName, shownName } from "./listing-text.ts";

type ListCall = Call<"debug-list">;

const SIGN_BIT = 1n << 63n;

/** The listing takes each buffer's reservation lock: never sent while the task holds one. */
export const debugList: Meaning<"debug-list"> = {
  defined: (c) => c.s.config.debugFs && c.s.listed.every((buffer) => !buffer.reservation.locked),
  legal: () => true,
  phases: [
    shows("EXPORT-43", (s) => s.listed.some((buffer) => buffer.exporterName === null)),
    shows("EXPORT-44", (s) => s.listed.some((buffer) => buffer.size >= SIGN_BIT)),
    shows("NAME-16", (s) => s.listed.some((buffer) => buffer.name === "")),
    shows("NAME-11", (s) => s.listed.some((buffer) => buffer.name !== null)),
    shows("EXPORT-29", (s) => s.listed.length > 1),
    shows("REF-34", () => true),
  ],
};

function shows(clause: ClauseId, premise: (s: State) => boolean): Effect<"debug-list"> {
  return { phase: "effect", clause, also: ["REF-34"], when: (c) => premise(c.s), value };
}

function value({ s }: ListCall): unknown {
  let bytes = 0n;
  for (const buffer of s.listed) bytes += buffer.size;
  return { buffers: s.listed.map(line), objects: s.listed.length, bytes: BigInt.asUintN(64, bytes) };
}

/** The count is the file's, the reader holds none. */
function line(buffer: BufferState): unknown {
  return {
    size: buffer.size,
    references: referencesOf(buffer),
    exporterName: shownExporterName(buffer),
    name: shownName(buffer),
    attachments: buffer.attachments.length,
  };
}
