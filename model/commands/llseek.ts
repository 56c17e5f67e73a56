// SPDX-License-Identifier: MIT
import type { Call, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY, theBuffer } from "./descriptor-phases.ts";

type SeekCall = Call<"llseek">;

const SIGN_BIT = 1n << 63n;

/** The size, or zero; every other wish is refused. */
export const llseek: Meaning<"llseek"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fileOwn(c, c.args.fd) && whenceKnown(c) && c.args.offset === 0n,
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    { phase: "check", clause: "SEEK-04", when: (c) => !whenceKnown(c), ends: "EINVAL" },
    { phase: "check", clause: "SEEK-03", when: (c) => c.args.offset !== 0n, ends: "EINVAL" },
    { phase: "effect", clause: "SEEK-02", when: (c) => c.args.whence === "SEEK_SET", value: () => 0n },
    {
      phase: "effect",
      clause: "SEEK-10",
      also: ["SEEK-01", "EXPORT-44"],
      when: (c) => theBuffer(c).size >= SIGN_BIT,
      value: sizeOf,
    },
    { phase: "effect", clause: "SEEK-01", also: ["EXPORT-20"], value: sizeOf },
  ],
};

function whenceKnown(c: SeekCall): boolean {
  return c.args.whence === "SEEK_SET" || c.args.whence === "SEEK_END";
}

function sizeOf(c: SeekCall): bigint {
  return theBuffer(c).size;
}
