// SPDX-License-Identifier: MIT
/** Model and reference target agree, era by era, and the agreement means something: every expected clause fired. */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import { campaign, shortText } from "./testing.ts";

describe.each(RUNNABLE_ERAS)("era %s", (era) => {
  const result = campaign(referenceTarget(), { era, seed: 7, commandsMax: 250_000 });

  test("no violation", () => {
    expect(result.commands).toBeGreaterThanOrEqual(250_000);
    expect(result.findings.map(shortText)).toEqual([]);
  });

  test("every expected clause was exercised", () => {
    expect(result.expected.length).toBeGreaterThan(150);
    expect(result.expected.filter((id) => result.hits[id] === undefined)).toEqual([]);
  });

  test("negative commands took part", () => {
    expect(result.negativeCommands).toBeGreaterThan(10_000);
  });
});
