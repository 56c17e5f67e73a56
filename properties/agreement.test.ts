// SPDX-License-Identifier: MIT
/** Model and reference target agree, era by era, and the agreement means something: every expected clause fired. */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import type { CampaignResult, Progress } from "../spec/campaign.ts";
import type { RunnableEra } from "../spec/eras.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import { Campaign } from "./campaign/campaign.ts";
import { QUICK, shortText } from "./testing.ts";

const COMMANDS_MIN = 250_000;
/** The rarest clauses come once in some hundred thousand commands. */
const COMMANDS_MAX = 1_500_000;

/** Runs until every expected clause was exercised, and some time at least. */
function agreement(era: RunnableEra): CampaignResult {
  let done = false;
  const hooks = {
    onProgress: ({ commands, clausesExercised, clausesExpected }: Progress) => {
      done = commands >= COMMANDS_MIN && clausesExercised === clausesExpected;
    },
    onFinding: () => {},
    stop: () => done,
    clock: () => 0,
  };
  return new Campaign(referenceTarget(), { ...QUICK, era, seed: 7, commandsMax: COMMANDS_MAX }, hooks).run();
}

describe.each(RUNNABLE_ERAS)("era %s", (era) => {
  const result = agreement(era);

  test("no violation", () => {
    expect(result.commands).toBeGreaterThanOrEqual(COMMANDS_MIN);
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
