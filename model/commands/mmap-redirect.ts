// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Errno } from "../../spec/errno.ts";
import { writable } from "../access-mode.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Check, Meaning } from "../rule.ts";
import { wholePages } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { type Mapping, mappingPhases } from "./mmap-phases.ts";

type RedirectCall = Call<"mmap-redirect">;

const WORD_END = 1n << 64n;

interface Test {
  readonly clause: ClauseId;
  readonly errno: Errno;
  readonly fails: (c: RedirectCall) => boolean;
}

/** The tests behind the one for NULL, in the order of MMAP-31. */
const TESTS: readonly Test[] = [
  { clause: "MMAP-08", errno: "EINVAL", fails: (c) => !theBuffer(c).ops.has("mmap") },
  { clause: "MMAP-09", errno: "EOVERFLOW", fails: (c) => endPage(c) >= WORD_END },
  { clause: "MMAP-10", errno: "EINVAL", fails: (c) => endPage(c) > wholePages(c.s, theBuffer(c)) },
];

function anyNull(c: RedirectCall): boolean {
  return c.args.buffer === null || c.args.vma === "null";
}

function endPage(c: RedirectCall): bigint {
  return c.args.offsetPages + BigInt(c.args.pages);
}

function check({ clause, errno: ends, fails }: Test): Check<"mmap-redirect"> {
  return { phase: "check", clause, also: ["MMAP-31"], when: fails, ends };
}

/** A missing op together with a wrap shows which of them is looked at first. */
const ORDER: Check<"mmap-redirect"> = {
  phase: "check",
  clause: "MMAP-31",
  also: ["MMAP-08"],
  when: (c) => !theBuffer(c).ops.has("mmap") && endPage(c) >= WORD_END,
  ends: "EINVAL",
};

/** The area is the node's, opened for reading and writing, and mapped so; its former offset plays no part. */
function mappingOf({ args }: RedirectCall): Mapping {
  return { offsetPages: args.offsetPages, pages: args.pages, shared: true, protection: "read+write" };
}

/** `dma_buf_mmap`, called by another driver from the mmap of its own node. */
export const mmapRedirect: Meaning<"mmap-redirect"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: (c) => !anyNull(c) && !TESTS.some((test) => test.fails(c)),
  phases: [
    {
      phase: "check",
      clause: "MMAP-07",
      also: ["MMAP-31"],
      when: anyNull,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: "dma_buf_mmap" }],
    },
    ORDER,
    ...TESTS.map(check),
    ...mappingPhases<"mmap-redirect">({
      site: "dma_buf_mmap",
      reasons: [
        { clause: "MMAP-30", when: (c) => !writable(theBuffer(c).flags) },
        { clause: "MMAP-11", when: () => true },
      ],
      offset: "MMAP-11",
      writable: () => true,
      onError: "MMAP-13",
      mapping: mappingOf,
      redirected: true,
    }),
  ],
  silent: "MMAP-21",
  silentOnError: null,
  counts: { references: "MMAP-11", vmas: "MMAP-11" },
  countsOnError: { references: "MMAP-13", vmas: "MMAP-13" },
};
