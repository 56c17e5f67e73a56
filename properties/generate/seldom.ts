// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";

const CLAUSES: readonly ClauseId[] = [
  "EXPORT-46",
  "REF-21",
  "REF-22",
  "ATTACH-19",
  "ATTACH-22",
  "ATTACH-32",
  "ATTACH-55",
  "MAP-12",
  "MAP-14",
  "MAP-17",
  "MAP-60",
  "CPU-22",
  "CPU-28",
  "SYNC-22",
  "SYNC-23",
  "MMAP-02",
  "MMAP-04",
  "MMAP-08",
  "MMAP-09",
  "SEEK-03",
  "SEEK-10",
  "STATS-06",
  "POLL-06",
  "POLL-12",
  "POLL-32",
  "POLL-33",
  "WW-13",
  "LOCK-05",
  "LOCK-07",
  "LOCK-10",
  "LOCK-15",
  "RESV-46",
  "RESV-83",
  "HEAP-06",
  "HEAP-09",
  "UDMABUF-01",
  "UDMABUF-11",
  "UDMABUF-13",
  "UDMABUF-27",
  "UDMABUF-34",
];

/**
 * Clauses that independent draws exercise less than about fifty times in a million commands: they show at the end of a
 * sequence, or of one argument among many. Programs that begin with their fixtures make up for it.
 */
export const SELDOM: ReadonlySet<string> = new Set(CLAUSES);
