// SPDX-License-Identifier: MIT
/**
 * SYNC over all 2^64 words of flags: the verdict depends on the low three bits, and on whether any other bit is set,
 * and on nothing else. Words of both kinds are drawn; `enumerated.test.ts` walks each class, and each bit on its own.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { directionOf, hasUnknownBits, isEnd, namesNoAccess, writes } from "../model/sync-word.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import { type AnyStep, DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../spec/program.ts";
import { canonicalJson } from "../spec/u64.ts";

const WORDS = 1n << 64n;
const LOW = 0x7n;

/** The plainest word of the same class. */
function representative(word: bigint): bigint {
  return (word & LOW) | (word > LOW ? LOW + 1n : 0n);
}

/** Any word: most have many high bits, some have one, some none. */
const word = fc.oneof(
  fc.bigInt({ min: 0n, max: WORDS - 1n }),
  fc.tuple(fc.nat({ max: 63 }), fc.bigInt({ min: 0n, max: LOW })).map(([bit, low]) => (1n << BigInt(bit)) | low),
  fc.bigInt({ min: 0n, max: LOW }),
);

function verdict(flags: bigint): unknown {
  if (hasUnknownBits(flags) || namesNoAccess(flags)) return "EINVAL";
  return [isEnd(flags), writes(flags), directionOf(flags)];
}

test("the model's verdict is that of the word's representative", () => {
  let refused = 0;
  fc.assert(
    fc.property(word, (flags) => {
      expect(verdict(flags)).toEqual(verdict(representative(flags)));
      if (verdict(flags) === "EINVAL") refused++;
    }),
    { numRuns: 5000, seed: 1 },
  );
  expect(refused).toBeGreaterThan(1000);
  expect(refused).toBeLessThan(5000);
});

const OPENING: readonly AnyStep[] = [
  {
    id: 1,
    do: "export",
    args: { size: 0x1000n, without: [], with: [], name: "exporter", flags: "O_RDWR", owner: null, reservation: null },
  },
  { id: 2, do: "fd", args: { buffer: 1, flags: "0" } },
];

test.each(RUNNABLE_ERAS)("the target of era %s shows the same for a word and its representative", (era) => {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  const session = referenceTarget().open(world, era, DEFAULT_CONFIG);
  for (const step of OPENING) session.run(step);
  const shown = (flags: bigint): string => canonicalJson(session.run({ id: 3, do: "sync", args: { fd: 2, flags } }));
  fc.assert(
    fc.property(word, (flags) => {
      expect(shown(flags)).toBe(shown(representative(flags)));
    }),
    { numRuns: 2000, seed: 1 },
  );
});
