// SPDX-License-Identifier: MIT
import { readable, writable } from "../access-mode.ts";
import { drivenBy } from "../driver-buffers.ts";
import type { Call, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY, theBuffer } from "./descriptor-phases.ts";

type IoCall = Call<"file-io">;

/** No data ever moves through the descriptor. */
export const fileIo: Meaning<"file-io"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fileOwn(c, c.args.fd),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    { phase: "check", clause: "SEEK-09", when: isPositional, ends: "ESPIPE" },
    { phase: "check", clause: "EXPORT-46", also: ["SEEK-08"], when: opensNeither, ends: "EBADF" },
    { phase: "check", clause: "HEAP-24", also: ["SEEK-08"], when: (c) => ofHeap(c) && isForbidden(c), ends: "EBADF" },
    { phase: "check", clause: "SEEK-08", also: ["EXPORT-46"], when: isForbidden, ends: "EBADF" },
    { phase: "check", clause: "EXPORT-25", also: ["SEEK-08"], when: hasMoreFlags, ends: "EINVAL" },
    { phase: "check", clause: "SEEK-08", when: () => true, ends: "EINVAL" },
  ],
};

/** The mode of its descriptor is what its allocation asked for. */
function ofHeap({ s }: IoCall): boolean {
  return drivenBy(s, "system-heap");
}

function isPositional(c: IoCall): boolean {
  return c.args.call === "pread" || c.args.call === "pwrite";
}

/** Flags beside the access mode change nothing about it (EXPORT-25). */
function hasMoreFlags(c: IoCall): boolean {
  return theBuffer(c).flags.includes("|");
}

function opensNeither(c: IoCall): boolean {
  const { flags } = theBuffer(c);
  return !readable(flags) && !writable(flags);
}

function isForbidden(c: IoCall): boolean {
  const { flags } = theBuffer(c);
  return c.args.call === "read" ? !readable(flags) : !writable(flags);
}
