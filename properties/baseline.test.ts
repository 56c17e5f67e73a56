// SPDX-License-Identifier: MIT
/** A run held against an earlier one: what counts as broken, what as fixed, and which runs can be compared at all. */
import { describe, expect, test } from "vitest";
import { styleIn } from "../cli/set-exit.ts";
import { compareRuns, comparisonExit, incomparable, unfitBaseline } from "../reports/compare.ts";
import { comparisonLines, comparisonMarkdown } from "../reports/comparison-text.ts";
import { EXIT } from "../reports/exit-code.ts";
import { EXIT_STYLES, type ExitStyle, styledExit } from "../reports/exit-style.ts";
import { PLAIN } from "../reports/paint.ts";
import type { Change } from "../spec/result-lines.ts";
import { type Sample, type SampleFinding, sampleRun } from "./gating/sample-run.ts";

const LOST: SampleFinding = { clause: "NAME-02", signature: "NAME-02/set-name/census/names!=fewer" };
const OTHER: SampleFinding = { clause: "NAME-02", signature: "NAME-02/set-name/outcome/EFAULT!=ok" };
const FLAKY: SampleFinding = { ...LOST, reproduced: [3, 10] };
const HANG: SampleFinding = { clause: null, kind: "hang", signature: "-/map/hang/map_dma_buf returns!=hangs" };

const HELD: Sample = { verdicts: { "NAME-02": "PASS" } };
const POOR: Sample = { verdicts: { "NAME-02": "NOT_EXERCISED" } };
const FAILED: Sample = { findings: [LOST] };

const compare = (before: Sample, after: Sample) => compareRuns(sampleRun(before), sampleRun(after));

test.each<[string, Sample, Sample, Change | null, number]>([
  ["broke", HELD, FAILED, "new", EXIT.violated],
  ["broke before anybody looked", POOR, FAILED, "new", EXIT.violated],
  ["fails in a second way", FAILED, { findings: [LOST, OTHER] }, "new", EXIT.violated],
  ["fails in another way", FAILED, { findings: [OTHER] }, "new", EXIT.violated],
  ["became flaky", HELD, { findings: [FLAKY] }, "worse", EXIT.regressed],
  ["is not exercised any more", HELD, POOR, "lost", EXIT.regressed],
  ["need not be exercised", HELD, { ...POOR, options: { require: "none" } }, null, EXIT.ok],
  ["cannot occur any more", HELD, { verdicts: { "NAME-02": "SKIP" } }, "unseen", EXIT.ok],
  ["was fixed", FAILED, HELD, "fixed", EXIT.ok],
  ["was not looked at", FAILED, POOR, "unseen", EXIT.ok],
  ["fails as before", FAILED, FAILED, "known", EXIT.ok],
  ["holds now", POOR, HELD, "gained", EXIT.ok],
  ["holds as before", HELD, HELD, null, EXIT.ok],
  ["a hang nobody saw", HELD, { ...HELD, findings: [HANG] }, "new", EXIT.violated],
  ["a hang that went away", { ...HELD, findings: [HANG] }, HELD, "fixed", EXIT.ok],
])("%s", (_what, before, after, change, exit) => {
  const comparison = compare(before, after);
  expect(comparison.transitions.map((transition) => transition.change)).toEqual(change === null ? [] : [change]);
  expect(comparisonExit(comparison)).toBe(exit);
});

describe("the text", () => {
  const before: Sample = { verdicts: { "NAME-02": "PASS", "MAP-20": "NOT_EXERCISED", "MAP-21": "PASS" } };
  const after: Sample = {
    header: { target: "mutant:name-02", seed: 7 },
    findings: [LOST, OTHER],
    verdicts: { "MAP-20": "PASS", "MAP-21": "PASS" },
  };

  test("names the transition and its signatures", () => {
    expect(comparisonLines(compare(before, after), PLAIN)).toEqual([
      "reference (seed 1) → mutant:name-02 (seed 7), era 7.2",
      "",
      "new: fails in a way it did not fail before",
      "  [PASS] → [FAIL]  NAME-02",
      "      + NAME-02/set-name/census/names!=fewer",
      "      + NAME-02/set-name/outcome/EFAULT!=ok",
      "",
      "gained: holds, and was not judged before",
      "  [NOT_EXERCISED] → [PASS]  MAP-20",
      "",
      "1 new · 1 gained · 1 clause unchanged",
    ]);
  });

  test("in Markdown a signature is code, whatever stands in it", () => {
    const hostile = { clause: "NAME-02", signature: "NAME-02/x/`|<img src=x>\n# h" } as const;
    const text = comparisonMarkdown(compare(HELD, { findings: [hostile] }));
    const row = text.find((line) => line.includes("img"));
    expect(row).toBe("| new | [PASS] → [FAIL] | NAME-02 | + `` NAME-02/x/`\\|<img src=x>\\u{a}# h `` |");
    expect(text.every((line) => !line.includes("\n"))).toBe(true);
  });
});

test("runs of another era or register cannot be compared; a baseline is of the same kind of target", () => {
  const { header } = sampleRun();
  expect(incomparable({ ...header, era: "6.12" }, header)).toBe("era 6.12 there, 7.2 here");
  expect(incomparable({ ...header, spec: "old" }, header)).toMatch(/^the register of clauses old there, /);
  expect(unfitBaseline({ ...header, target: "mutant:x" }, header)).toBeNull();
  expect(unfitBaseline({ ...header, target: "exporter:a.ts" }, { ...header, target: "exporter:b.ts" })).toBeNull();
  expect(unfitBaseline({ ...header, target: "linux:7.2" }, { ...header, target: "linux:7.2+source:x" })).toBeNull();
  expect(unfitBaseline({ ...header, target: "linux:7.2" }, header)).toBe("target linux:7.2 there, reference here");
});

describe("exit styles", () => {
  const CODES = [EXIT.ok, EXIT.violated, EXIT.usage, EXIT.broken, EXIT.stale, EXIT.flaky, EXIT.notExercised] as const;
  const in_ = (style: ExitStyle): number[] => CODES.map((code) => styledExit(code, style));

  test("each speaks its own codes", () => {
    expect(in_("gate")).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(in_("simple")).toEqual([0, 1, 3, 3, 1, 1, 3]);
    expect(in_("kselftest")).toEqual([0, 1, 1, 1, 3, 1, 4]);
    expect(in_("igt")).toEqual([0, 98, 79, 112, 98, 98, 77]);
    expect(in_("bisect")).toEqual([0, 1, 125, 125, 0, 125, 125]);
  });

  test("a machine that cannot do it is no pass, a regression no pass either, a signal stays one", () => {
    expect(EXIT_STYLES.map((style) => styledExit(EXIT.unavailable, style))).toEqual([7, 3, 4, 77, 125]);
    expect(EXIT_STYLES.map((style) => styledExit(EXIT.regressed, style))).toEqual([8, 1, 1, 98, 1]);
    for (const style of EXIT_STYLES) expect(styledExit(EXIT.interrupted, style)).toBe(130);
    expect(styledExit(EXIT.ok, "kselftest", true)).toBe(2);
  });

  test("the style is known before options are read", () => {
    expect(styleIn(["run", "--exit-style", "igt"])).toBe("igt");
    expect(styleIn(["run", "--exit-style=bisect", "--bad"])).toBe("bisect");
    expect(styleIn(["run", "--exit-style", "nonsense"])).toBe("gate");
    expect(styleIn(["run"])).toBe("gate");
    expect(styleIn(["bisect-run"])).toBe("bisect");
  });
});
