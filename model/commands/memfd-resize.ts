// SPDX-License-Identifier: MIT
import { DRIVER_BYTES_MAX } from "../driver-buffers.ts";
import { memfdOf, openMemfdOf, resizeFile } from "../memory-files.ts";
import type { Call, Meaning } from "../rule.ts";

type ResizeCall = Call<"memfd-resize">;

/** The seal a buffer demands keeps its pages inside the file; growing harms none (UDMABUF-24). */
export const memfdResize: Meaning<"memfd-resize"> = {
  defined: (c) => openMemfdOf(c, c.args.memfd) && !memfdOf(c).readOnly && c.args.size <= DRIVER_BYTES_MAX,
  legal: (c) => !forbidden(c),
  phases: [
    { phase: "check", clause: "UDMABUF-24", when: forbidden, ends: "EPERM" },
    { phase: "effect", clause: "UDMABUF-24", run: (c) => resizeFile(c.s, memfdOf(c).file, c.args.size) },
  ],
};

function forbidden(c: ResizeCall): boolean {
  const { size, seals } = memfdOf(c).file;
  const change = c.args.size - size;
  return (change < 0n && seals.has("F_SEAL_SHRINK")) || (change > 0n && seals.has("F_SEAL_GROW"));
}
