// SPDX-License-Identifier: MIT
import { closeMemfd, memfdOf, openMemfdOf } from "../memory-files.ts";
import type { Call, Meaning } from "../rule.ts";

type CloseCall = Call<"memfd-close">;

/** One descriptor of a memory file less. */
export const memfdClose: Meaning<"memfd-close"> = {
  defined: (c) => openMemfdOf(c, c.args.memfd) && (c.s.instrumented || !spoilsPages(c)),
  legal: () => true,
  phases: [{ phase: "effect", clause: "UDMABUF-24", run: (c) => closeMemfd(c.s, memfdOf(c)) }],
};

/**
 * A kernel of 6.1 takes the pages of a memory file for damaged that go with its last descriptor while they are mapped
 * through a buffer (DIV-67): nothing it says after that counts.
 */
function spoilsPages({ s, memfd }: CloseCall): boolean {
  if (s.era !== "6.1" || memfd === null) return false;
  for (const other of s.memfds.values()) if (other.open && other !== memfd && other.file === memfd.file) return false;
  return memfd.file.buffers.some(({ life, vmas }) => life !== "released" && vmas > 0);
}
