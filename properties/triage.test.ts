// SPDX-License-Identifier: MIT
/** The life-cycle file: each failure from the first run that shows it to the one that does not. */
import { describe, expect, test } from "vitest";
import { judgeReplay } from "../cli/bisect-run.ts";
import { PLAIN } from "../reports/paint.ts";
import { advance, type Life, type Step } from "../reports/triage/life-cycle.ts";
import { encodeLives, parseLives } from "../reports/triage/life-file.ts";
import { triageExit, triageLines } from "../reports/triage/triage-text.ts";
import { type Sample, type SampleFinding, sampleRun } from "./gating/sample-run.ts";

const LOST: SampleFinding = { clause: "NAME-02", kind: "census", signature: "NAME-02/set-name/census/names!=fewer" };
const TWIN: SampleFinding = { ...LOST, signature: "NAME-02/put/census/names!=fewer" };
const HELD: Sample = { verdicts: { "NAME-02": "PASS" } };
const FAILED: Sample = { findings: [LOST, TWIN] };

/** A run that began on a day of October. */
const on = (day: number, sample: Sample) =>
  sampleRun({ ...sample, header: { ...sample.header, started: `2026-10-0${day}T10:00:00.000Z` } });

interface After {
  readonly lives: readonly Life[];
  readonly steps: readonly Step[];
}

/** The lives after runs on the first, second … of October. */
function aged(...samples: readonly Sample[]): After {
  return samples.reduce<After>(({ lives }, sample, at) => advance(lives, on(at + 1, sample)), { lives: [], steps: [] });
}

const states = (...samples: readonly Sample[]): string[] => aged(...samples).lives.map(({ state }) => state);

describe("the life of a failure", () => {
  test("findings of one cause are one line", () => {
    const { lives } = aged(FAILED);
    expect(lives).toMatchObject([{ state: "new", cause: "NAME-02/census/names!=fewer", runs: 1, signatures: 2 }]);
  });

  test.each<[string, readonly Sample[], string]>([
    ["seen again", [FAILED, FAILED], "known"],
    ["gone", [FAILED, HELD], "fixed"],
    ["gone and back", [FAILED, HELD, FAILED], "regressed"],
    ["back for a while", [FAILED, HELD, FAILED, FAILED], "regressed"],
    ["gone for good", [FAILED, HELD, FAILED, HELD, HELD], "fixed"],
    ["not exercised", [FAILED, { verdicts: { "NAME-02": "NOT_EXERCISED" } }], "new"],
    ["not asked for", [FAILED, { verdicts: { "MAP-20": "PASS" } }], "new"],
    ["the run was cut off", [FAILED, { ...HELD, complete: false }], "new"],
    ["another target", [FAILED, { ...HELD, header: { target: "linux:7.2" } }], "new"],
  ])("%s", (_what, runs, state) => {
    expect(states(...runs)).toEqual([state]);
  });

  test("what an expectation knows is never new", () => {
    const run = on(1, FAILED);
    const known = { expectation: "k:1", bug: "https://example.org/1" };
    const findings = run.findings.map((line) => ({ ...line, verdict: "XFAIL" as const, known }));
    expect(advance([], { ...run, findings }).lives).toMatchObject([{ state: "known", bug: known.bug }]);
  });

  test("the same run, or an older one, changes nothing", () => {
    const { lives } = aged(HELD, FAILED);
    expect(advance(lives, on(2, FAILED))).toEqual({ lives, steps: [] });
    expect(advance(lives, on(1, HELD))).toEqual({ lives, steps: [] });
  });

  test("exit 1 for what is new or came back", () => {
    expect(triageExit(aged(FAILED).steps)).toBe(1);
    expect(triageExit(aged(FAILED, HELD).steps)).toBe(0);
    expect(triageExit(aged(FAILED, HELD, FAILED).steps)).toBe(1);
    const { steps, lives } = aged(FAILED, HELD);
    expect(triageLines(steps, lives, PLAIN)).toEqual([
      "fixed      NAME-02/census/names!=fewer  on reference, was new",
      "0 new · 0 known · 1 fixed · 0 regressed",
    ]);
  });
});

describe("the file", () => {
  const { lives } = aged(FAILED, { ...HELD, findings: [{ clause: "REF-20", signature: "REF-20/end/census/a b!=c" }] });

  test("what is written is what is read, and what people add stays", () => {
    const text = encodeLives(lives);
    expect(encodeLives(parseLives(text, "k"))).toBe(text);
    expect(lives).toHaveLength(2);
    const noted = text.replace(" runs=1", ' runs=1 bug=https://example.org/1 note="a b"');
    expect(encodeLives(parseLives(noted, "k"))).toContain(' bug=https://example.org/1 note="a b"');
  });

  test.each([
    ["gone A/b target=reference era=7.2", /^k:4: unknown state "gone"; expected/],
    ["new A/b target=reference era=9.9", /^k:4: era=9.9 is no era/],
    ["new A/b era=7.2", /^k:4: no target=$/],
    ["new A/b target=reference era=7.2 first=yesterday", /^k:4: first=yesterday is no time/],
    ["new A/b target=reference era=7.2 furst=1", /^k:4: unknown word "furst=1"; did you mean first/],
    ["new oops", /^k:4: "oops" is no cause$/],
  ])("%s", (row, message) => {
    expect(() => parseLives(`${encodeLives([])}\n${row}\n`, "k")).toThrow(message);
  });

  test("a file of another kind is not overwritten", () => {
    expect(() => parseLives("# my notes\n", "k")).toThrow(/^k:1: no life-cycle file/);
    expect(() => parseLives("", "k")).toThrow(/^k:1: no life-cycle file/);
  });
});

test("a bisection step is bad only if the recorded failure shows", () => {
  const replayed = { violation: null, recorded: "a/b", skipped: [] };
  expect(judgeReplay(replayed).answer).toBe("good");
  expect(judgeReplay({ ...replayed, violation: { signature: "a/b" } }).answer).toBe("bad");
  expect(judgeReplay({ ...replayed, violation: { signature: "a/c" } }).answer).toBe("skip");
  expect(judgeReplay({ ...replayed, skipped: [3] }).answer).toBe("skip");
  expect(judgeReplay({ ...replayed, recorded: null, violation: { signature: "a/c" } }).answer).toBe("bad");
});
