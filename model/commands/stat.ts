// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdKnown, fdOwn, NOT_OPEN, openFd, theBuffer } from "./descriptor-phases.ts";

type StatCall = Call<"stat">;

const SIGN_BIT = 1n << 63n;
/** A block of `st_blocks` is 512 bytes whatever the block size. */
const BLOCK_SHIFT = 9n;

/** Status of the pseudo file; an O_PATH descriptor will do. */
export const stat: Meaning<"stat"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    NOT_OPEN,
    shows("REF-43", (c) => openFd(c).path, { size: "EXPORT-26", inode: "EXPORT-27" }),
    shows("EXPORT-41", (c) => theBuffer(c).size >= SIGN_BIT, { size: "EXPORT-44", inode: "EXPORT-27" }),
    shows("EXPORT-41", isFirst, { size: "EXPORT-26", inode: "EXPORT-13" }),
    shows("EXPORT-41", numbersLost, { size: "EXPORT-26", inode: "EXPORT-28" }),
    shows("EXPORT-41", () => true, { size: "EXPORT-26", inode: "EXPORT-27" }),
  ],
};

function shows(
  clause: ClauseId,
  when: (c: StatCall) => boolean,
  valueClauses: Partial<Record<string, ClauseId>>,
): Effect<"stat"> {
  return { phase: "effect", clause, also: ["EXPORT-20", "EXPORT-24"], when, value, valueClauses };
}

/** Whether nothing drew an inode number before: a refused export must not have (EXPORT-13). */
function isFirst(c: StatCall): boolean {
  return theBuffer(c).inode === 0;
}

/** Whether some export failed after it drew an inode number. */
function numbersLost(c: StatCall): boolean {
  return c.s.inodes > c.s.buffers.size;
}

function value(c: StatCall): unknown {
  const { size, modeBits, inode } = theBuffer(c);
  return {
    size,
    mode: modeBits,
    links: 1,
    blockSizeBytes: c.s.world.pageSizeBytes,
    // The inode keeps its size as a signed number, so the shift that makes blocks keeps the sign (EXPORT-44).
    blocks: BigInt.asUintN(64, BigInt.asIntN(64, size) >> BLOCK_SHIFT),
    inode,
  };
}
