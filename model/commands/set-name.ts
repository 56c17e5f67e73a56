// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { writable } from "../access-mode.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY, theBuffer } from "./descriptor-phases.ts";

type NameCall = Call<"set-name">;

/** The bytes the ioctl reads at most, terminator included: `DMA_BUF_NAME_LEN`. */
const NAME_BYTES_MAX = 32;

/** The userspace name. All request numbers of the call do the same (NAME-06). */
export const setName: Meaning<"set-name"> = {
  defined: (c) => fdKnown(c, c.args.fd) && !(c.step.fault?.point === "copy:from-user" && !textGood(c)),
  legal: (c) => fileOwn(c, c.args.fd) && textGood(c),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    {
      phase: "check",
      clause: "NAME-14",
      also: ["NAME-01"],
      when: (c) => isLong(c) && c.args.end === "unreadable",
      ends: "EINVAL",
    },
    { phase: "check", clause: "NAME-01", also: ["NAME-14"], when: isLong, ends: "EINVAL" },
    {
      phase: "check",
      clause: "NAME-02",
      also: ["NAME-14"],
      when: (c) => c.args.end === "unreadable",
      ends: "EFAULT",
    },
    { phase: "fault", clause: "NAME-02", point: "alloc:name", errno: "ENOMEM" },
    { phase: "fault", clause: "NAME-02", point: "copy:from-user", errno: "EFAULT" },
    names("NAME-07", (c) => theBuffer(c).reservation.owner !== null),
    names("NAME-05", (c) => theBuffer(c).attachments.length > 0),
    names("NAME-13", (c) => !writable(theBuffer(c).flags)),
    names("NAME-06", (c) => c.args.request !== "DMA_BUF_SET_NAME"),
    names("NAME-03", () => true),
  ],
  counts: { names: "NAME-03" },
  countsOnError: { names: "NAME-02" },
};

function names(clause: ClauseId, when: (c: NameCall) => boolean): Effect<"set-name"> {
  return { phase: "effect", clause, also: ["NAME-03", "NAME-14"], when, run: replaceName };
}

function replaceName(c: NameCall): void {
  const buffer = theBuffer(c);
  if (buffer.name === null) c.s.census.names++;
  buffer.name = c.args.text;
}

/** No terminator among the bytes the ioctl reads. */
function isLong(c: NameCall): boolean {
  return c.args.text.length >= NAME_BYTES_MAX;
}

function textGood(c: NameCall): boolean {
  return !isLong(c) && c.args.end === "terminator";
}
