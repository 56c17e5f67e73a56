// SPDX-License-Identifier: MIT
/** The model's arithmetic of fences and of the tables that keep them, against facts written out by hand. */
import { expect, test } from "vitest";
import { type FenceOp, isLater, newFence } from "../model/fences.ts";
import {
  covers,
  type Entry,
  type FenceTable,
  grownCapacity,
  hasRoom,
  newTable,
  roundedCapacity,
  supersedes,
} from "../model/reservations.ts";
import { COMMANDS } from "../spec/commands/index.ts";
import { USAGES, type Usage } from "../spec/commands/resv.ts";

const numbers: readonly number[] = COMMANDS["fence-new"].args.seqno.values;

function fence(seqno: number, context = 1, ops: readonly FenceOp[] = []) {
  return newFence({ id: seqno, context, seqno, ops: new Set(ops), doneAtOnce: false, shared: false });
}

/** The distance from the second number to the first, in so many bits, as a signed number. */
function distance(bits: number, first: number, second: number): bigint {
  return BigInt.asIntN(bits, BigInt(first) - BigInt(second));
}

test("of every pair of numbers the later one is the one ahead, modulo 2^32 or not", () => {
  let later = 0;
  for (const first of numbers) {
    for (const second of numbers) {
      const narrow = isLater(fence(first), fence(second));
      expect(narrow, `${first} after ${second}`).toBe(distance(32, first, second) > 0n);
      expect(isLater(fence(first, 1, ["64-bit"]), fence(second))).toBe(distance(64, first, second) > 0n);
      if (narrow) later++;
    }
  }
  expect(later).toBeGreaterThan(numbers.length);
  // Half a turn ahead counts as behind.
  expect(isLater(fence(0x8000_0001), fence(1))).toBe(false);
  expect(isLater(fence(0x8000_0001), fence(2))).toBe(true);
});

test("tables have the capacity of the size class they are made in (RESV-06)", () => {
  const facts = [
    [1, 1],
    [2, 5],
    [4, 5],
    [6, 9],
    [8, 9],
    [10, 13],
    [16, 21],
    [32, 61],
  ] as const;
  for (const [wanted, slots] of facts) expect(roundedCapacity(wanted), `for ${wanted}`).toBe(slots);
});

function table(entries: number, capacity: number): FenceTable {
  const filled = Array.from({ length: entries }, (_, at) => entry(at + 1, "DMA_RESV_USAGE_READ"));
  return newTable(filled, capacity, { made: "reserve", promised: capacity, left: 0 });
}

function entry(seqno: number, usage: Usage, context = 1): Entry {
  return { fence: fence(seqno, context), usage };
}

test("a table without room doubles, or grows to what is asked; one cut to nothing starts anew", () => {
  expect(grownCapacity(null, 1)).toBe(5);
  expect(grownCapacity(table(0, 0), 4)).toBe(5);
  expect(grownCapacity(table(5, 5), 1)).toBe(13);
  expect(grownCapacity(table(2, 2), 1)).toBe(5);
  expect(grownCapacity(table(1, 1), 8)).toBe(9);
  expect([hasRoom(null, 1), hasRoom(table(4, 5), 1), hasRoom(table(4, 5), 2), hasRoom(table(0, 0), 0)]).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test("a query covers the usages before its own, and an add supersedes those from its own on", () => {
  let covered = 0;
  for (const [asked, query] of USAGES.entries()) {
    for (const [stored, usage] of USAGES.entries()) {
      expect(covers(query, usage)).toBe(stored <= asked);
      // A newer fence, the same one, an older one, an equal number, another context.
      const old = entry(2, usage);
      expect(supersedes(fence(3), query, old)).toBe(stored >= asked);
      expect(supersedes(old.fence, query, old)).toBe(stored >= asked);
      expect(supersedes(fence(1), query, old)).toBe(false);
      expect(supersedes(fence(2), query, old)).toBe(false);
      expect(supersedes(fence(3, 2), query, old)).toBe(false);
      if (covers(query, usage)) covered++;
    }
  }
  expect(covered).toBe(10);
});
