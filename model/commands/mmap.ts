// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { covers, type EraRange } from "../../spec/eras.ts";
import type { Errno } from "../../spec/errno.ts";
import { writable } from "../access-mode.ts";
import type { Call, Check, Meaning } from "../rule.ts";
import { hasTail, mayExecute, mayWrite, modeForbids, wholePages } from "../user-mappings.ts";
import { fdKnown, fileOwn, NOT_OPEN, PATH_ONLY, theBuffer } from "./descriptor-phases.ts";
import { type Mapping, mappingPhases, type Reason } from "./mmap-phases.ts";

type MmapCall = Call<"mmap">;

/** The offset space: a file offset and a length together stay below it. */
const OFFSETS_END = 1n << 64n;
/** More address space than any process has: how mmap refuses that is not the buffer's matter. */
const LENGTH_MAX = 1n << 32n;

/** One test on the way to the exporter, in the order of MMAP-27. */
interface Test extends EraRange {
  readonly clause: ClauseId;
  readonly errno: Errno;
  readonly fails: (c: MmapCall) => boolean;
}

const TESTS: readonly Test[] = [
  { clause: "MMAP-27", errno: "EINVAL", fails: isUnaligned },
  { clause: "MMAP-27", errno: "EINVAL", fails: (c) => c.args.length === 0n },
  { clause: "MMAP-27", errno: "EOVERFLOW", fails: (c) => offsetOf(c) + roundedLength(c) >= OFFSETS_END },
  { clause: "MMAP-28", errno: "EACCES", fails: (c) => modeForbids(theBuffer(c), c.args.protection, isShared(c)) },
  { clause: "MMAP-29", errno: "EPERM", since: "7.2", fails: (c) => mayExecute(c.args.protection) },
  { clause: "MMAP-02", errno: "EINVAL", fails: (c) => !theBuffer(c).ops.has("mmap") },
  { clause: "MMAP-04", errno: "EINVAL", fails: (c) => !fits(c, roundedLength(c)) && reachesTail(c) },
  { clause: "MMAP-32", errno: "EINVAL", fails: (c) => !fits(c, roundedLength(c)) && fits(c, c.args.length) },
  { clause: "MMAP-03", errno: "EINVAL", fails: (c) => !fits(c, roundedLength(c)) },
];

function pageBytes({ s }: Pick<Call, "s">): bigint {
  return BigInt(s.world.pageSizeBytes);
}

function offsetOf(c: MmapCall): bigint {
  return c.args.offset;
}

function isUnaligned(c: MmapCall): boolean {
  return c.args.offset % pageBytes(c) !== 0n;
}

function isShared(c: MmapCall): boolean {
  return c.args.sharing === "shared";
}

function pagesOf(c: MmapCall): bigint {
  return (c.args.length + pageBytes(c) - 1n) / pageBytes(c);
}

function roundedLength(c: MmapCall): bigint {
  return pagesOf(c) * pageBytes(c);
}

function fits(c: MmapCall, lengthBytes: bigint): boolean {
  return c.args.offset + lengthBytes <= wholePages(c.s, theBuffer(c)) * pageBytes(c);
}

/** All it asks for too much is the page that the buffer has in part. */
function reachesTail(c: MmapCall): boolean {
  return hasTail(c.s, theBuffer(c)) && fits(c, roundedLength(c) - pageBytes(c));
}

function failing(c: MmapCall, tests: readonly Test[]): boolean {
  return tests.some((test) => test.fails(c) && covers(test, c.s.era));
}

/** Where several tests fail, what comes first is a matter of their order. */
function checks(test: Test, at: number): readonly Check<"mmap">[] {
  const { errno: ends, fails, clause, since } = test;
  const applies = since === undefined ? {} : { since };
  const later = TESTS.slice(at + 1).filter((other) => other.errno !== ends);
  return [
    { ...applies, phase: "check", clause: "MMAP-27", also: [clause], when: (c) => fails(c) && failing(c, later), ends },
    { ...applies, phase: "check", clause, also: ["MMAP-27"], when: fails, ends },
  ];
}

const REASONS: readonly Reason<"mmap">[] = [
  { clause: "MMAP-29", until: "6.19", when: (c) => mayExecute(c.args.protection) },
  { clause: "MMAP-28", when: (c) => !writable(theBuffer(c).flags) },
  { clause: "MMAP-32", when: (c) => c.args.length % pageBytes(c) !== 0n },
  { clause: "MMAP-20", when: (c) => !isShared(c) || c.args.protection === "none" },
  { clause: "MMAP-06", when: () => true },
];

function mappingOf(c: MmapCall): Mapping {
  const { offset, protection } = c.args;
  return { offsetPages: offset / pageBytes(c), pages: Number(pagesOf(c)), shared: isShared(c), protection };
}

/** A bad descriptor together with a bad offset or length: which of them EBADF comes before is no contract of ours. */
function defined(c: MmapCall): boolean {
  if (!fdKnown(c, c.args.fd) || c.args.length > LENGTH_MAX) return false;
  return (c.fd !== null && !c.fd.path) || !(isUnaligned(c) || c.args.length === 0n);
}

/** `mmap` of a descriptor, in the order of MMAP-27. */
export const mmap: Meaning<"mmap"> = {
  defined,
  legal: (c) => fileOwn(c, c.args.fd) && !failing(c, TESTS),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    ...TESTS.flatMap(checks),
    ...mappingPhases({
      site: "dma_buf_mmap_internal",
      reasons: REASONS,
      offset: "MMAP-06",
      writable: (c) => mayWrite(c.args.protection),
      onError: "MMAP-33",
      mapping: mappingOf,
      redirected: false,
    }),
  ],
  silent: "MMAP-21",
  silentOnError: null,
  counts: { references: "MMAP-16", vmas: "MMAP-16", attachments: "MMAP-21", vmaps: "MMAP-21" },
  countsOnError: { references: "MMAP-33", vmas: "MMAP-33" },
};
