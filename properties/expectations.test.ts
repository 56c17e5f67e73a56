// SPDX-License-Identifier: MIT
/** Files of known failures: what is wrong with one, what a run makes of each entry, and how they are changed. */
import { describe, expect, test } from "vitest";
import { Gate } from "../cli/gate.ts";
import { EXIT, exitCodeOf } from "../reports/exit-code.ts";
import { checkFits, checkUsable, withExpectation } from "../reports/expectations/apply.ts";
import { checkLines, entriesExit } from "../reports/expectations/check-text.ts";
import { configWords } from "../reports/expectations/condition.ts";
import { pruned, updated } from "../reports/expectations/edit.ts";
import { expectationsLine } from "../reports/expectations/expectations-line.ts";
import { judgedOf, judgeEntries } from "../reports/expectations/judge.ts";
import { parseExpectations } from "../reports/expectations/parse.ts";
import { PLAIN } from "../reports/paint.ts";
import type { EntryVerdict } from "../spec/result-lines.ts";
import { type Sample, type SampleFinding, sampleFinding, sampleRun } from "./gating/sample-run.ts";

const TODAY = "2026-10-01";
const META = "bug=https://example.org/1 until=2026-12-31";

const LOST: SampleFinding = { clause: "NAME-02", signature: "NAME-02/set-name/census/names!=fewer" };

const verdictsOf = (text: string, sample: Sample): EntryVerdict[] =>
  judgeEntries(parseExpectations(text, "k.expect"), judgedOf(sampleRun(sample)), TODAY).map(({ verdict }) => verdict);

/** The verdict on a file with one entry. */
function verdictOf(entry: string, sample: Sample): EntryVerdict | undefined {
  const verdicts = verdictsOf(`# a comment\n${entry} ${META}\n`, sample);
  expect(verdicts).toHaveLength(1);
  return verdicts[0];
}

describe("the verdict on an entry", () => {
  const FAILED: Sample = { findings: [LOST] };
  const HELD: Sample = { verdicts: { "NAME-02": "PASS" } };

  test.each<[string, string, Sample, EntryVerdict]>([
    ["fails as expected", "FAIL NAME-02 sig=NAME-02/set-name/*", FAILED, "MATCHED"],
    ["the clause in front may be left out", "FAIL NAME-0? sig=set-name/census/*", FAILED, "MATCHED"],
    ["held", "FAIL NAME-02 sig=set-name/*", HELD, "XPASS"],
    ["fails in another way", "FAIL NAME-02 sig=put/*", FAILED, "XDIFF"],
    ["cannot occur here", "FAIL NAME-02 sig=put/*", { verdicts: { "NAME-02": "SKIP" } }, "STALE"],
    ["nothing checks it", "FAIL NAME-02 sig=put/*", { verdicts: { "NAME-02": "UNTESTED" } }, "STALE"],
    ["not exercised", "FAIL NAME-02 sig=put/*", { verdicts: { "NAME-02": "NOT_EXERCISED" } }, "UNDECIDED"],
    ["the run was cut off", "FAIL NAME-02 sig=put/*", { ...HELD, complete: false }, "UNDECIDED"],
    ["the run was not asked", "FAIL NAME-02 sig=put/*", { verdicts: { "MAP-20": "PASS" } }, "ELSEWHERE"],
    ["a pattern that matches nothing", "FAIL QQ-* sig=put/*", FAILED, "EMPTY"],
    ["too many clauses", "FAIL MAP-* sig=put/*", FAILED, "WIDE"],
    ["any signature", "FAIL NAME-02 sig=*", FAILED, "WIDE"],
    ["any signature, said otherwise", "FAIL NAME-02 -", FAILED, "WIDE"],
    ["wide on purpose", "FAIL NAME-* - - broad", FAILED, "MATCHED"],
    ["its day is over", "FAIL NAME-02 sig=set-name/* until=2026-09-30 bug=https://e.org/1 #", FAILED, "EXPIRED"],
    ["another era", "FAIL NAME-02 sig=set-name/* if era<7.2", HELD, "ELSEWHERE"],
    ["this era and target", "FAIL NAME-02 sig=set-name/* if era>=6.12 target=ref*", FAILED, "MATCHED"],
    ["another processor", "FAIL NAME-02 sig=set-name/* if arch!=x64", HELD, "ELSEWHERE"],
    ["more processors", "FAIL NAME-02 sig=set-name/* if cpus>2", HELD, "ELSEWHERE"],
    ["a flaky one was quiet", "FLAKY NAME-02 sig=set-name/*", HELD, "QUIET"],
    ["a seldom one was not drawn", "FAIL NAME-02 sig=set-name/* - seldom", HELD, "QUIET"],
    ["a seldom one fails in another way", "FAIL NAME-02 sig=put/* - seldom", FAILED, "XDIFF"],
    ["a flaky one fails every time", "FLAKY NAME-02 sig=set-name/*", FAILED, "XDIFF"],
    ["a hang did not happen", "FAIL hang sig=put/hang/*", HELD, "XPASS"],
  ])("%s: %s", (_what, entry, sample, wanted) => {
    expect(verdictOf(entry, sample)).toBe(wanted);
  });

  test("a flaky failure is known up to its rate", () => {
    const flaky = (k: number): Sample => ({ findings: [{ ...LOST, reproduced: [k, 10] }] });
    expect(verdictOf("FLAKY NAME-02 sig=set-name/* if rate<=0.3", flaky(3))).toBe("MATCHED");
    expect(verdictOf("FLAKY NAME-02 sig=set-name/* if rate<=0.3", flaky(4))).toBe("XDIFF");
  });

  test("an entry whose clause only fails as another one says is stale", () => {
    const both = `FAIL NAME-02 sig=put/* ${META}\nFAIL NAME-02 sig=set-name/* ${META}\n`;
    const line = { ...sampleRun({ verdicts: { "NAME-02": "XFAIL" } }), findings: [sampleFinding(LOST)] };
    const judged = judgeEntries(parseExpectations(both, "k"), judgedOf(line), TODAY);
    expect(judged.map(({ verdict }) => verdict)).toEqual(["STALE", "MATCHED"]);
  });

  test("each wrong verdict has an exit code of its own, and one line", () => {
    const wrong = ["EMPTY", "WIDE", "XDIFF", "EXPIRED", "STALE", "XPASS"] as const;
    const codes = wrong.map((verdict) => entriesExit([{ verdict }]));
    expect(codes).toEqual([10, 11, 1, 12, 9, 4]);
    expect(entriesExit([{ verdict: "MATCHED" }, { verdict: "QUIET" }, { verdict: "UNDECIDED" }])).toBe(0);
    const file = parseExpectations(`FAIL NAME-02 sig=put/* ${META}`, "k.expect");
    const line = expectationsLine("k.expect", judgeEntries(file, judgedOf(sampleRun(FAILED)), TODAY));
    expect(checkLines(line, PLAIN)).toEqual([
      "XDIFF  k.expect:1 NAME-02: fails as NAME-02/set-name/census/names!=fewer",
      "1 entry · 1 XDIFF",
    ]);
  });
});

describe("the form of the file", () => {
  test.each([
    ["FAIL NAME-99 sig=x", /^k:1: unknown clause "NAME-99"; did you mean NAME-09/],
    ["SKIP NAME-02 sig=x", /^k:1: unknown kind "SKIP"; expected FAIL or FLAKY$/],
    ["FAIL", /^k:1: no clause$/],
    ["FAIL NAME-02", /^k:1: no signature; expected sig=<pattern>/],
    ["FAIL NAME-02 put/*", /^k:1: "put\/\*" is no signature/],
    ["FAIL NAME-02 sig=x until=2026-12-31", /^k:1: no bug=, the link/],
    ["FAIL NAME-02 sig=x bug=https://e.org/1", /^k:1: no until=, the day/],
    ["FAIL NAME-02 sig=x bug=javascript:alert(1) until=2026-12-31", /is no link to a bug/],
    ["FAIL NAME-02 sig=x bug=https://e.org/1 until=2026-02-30", /^k:1: "2026-02-30" is no day/],
    [`FAIL NAME-02 sig=x ${META} until=2026-12-30`, /^k:1: until= stands there twice$/],
    [`FAIL NAME-02 sig=x if ear=6.12 ${META}`, /^k:1: unknown condition "ear"; did you mean era/],
    [`FAIL NAME-02 sig=x if era=9.9 ${META}`, /^k:1: condition "era=9.9": expected an era/],
    [`FAIL NAME-02 sig=x if target>a ${META}`, /target is compared with = or != only/],
    [`FAIL NAME-02 sig=x if ${META}`, /^k:1: no condition behind "if"$/],
    [`FAIL NAME-02 sig=x if rate<=0.1 ${META}`, /^k:1: a rate goes with FLAKY/],
    [`FLAKY NAME-02 sig=x if rate<=7 ${META}`, /^k:1: "rate<=7" is no rate/],
    [`FAIL NAME-02 sig=x ${META} braod`, /^k:1: unknown word "braod"/],
    ['FAIL NAME-02 "sig=x', /^k:1: column 14: a quotation mark without a partner$/],
    ["!traget linux:*", /^k:1: unknown header "!traget"/],
    ["!target", /^k:1: !target without a value$/],
  ])("%s", (text, message) => {
    expect(() => parseExpectations(`${text}\n`, "k")).toThrow(message);
  });

  test("headers, comments, quotation marks and line ends", () => {
    const text = `!target linux:* !owner "a list"\r\n\r\nFAIL MAP-20 "sig=map/callback/pin!=no call" ${META} "a note" # why\r\n`;
    const { target, entries } = parseExpectations(text, "k");
    expect(target).toBe("linux:*");
    expect(entries).toMatchObject([{ line: 3, signature: "map/callback/pin!=no call", note: "a note" }]);
  });

  test("a file for another target or register is refused, as is one that matches nothing or too much", () => {
    const { header } = sampleRun();
    expect(() => checkFits(parseExpectations("!target linux:*\n", "k"), header)).toThrow(
      /^k: is for target linux:\*; this run is of reference$/,
    );
    expect(() => checkFits(parseExpectations("!spec old-*\n", "k"), header)).toThrow(/^k: is for spec old-\*/);
    const use = (entry: string) => () => checkUsable(parseExpectations(`${entry} ${META}`, "k"), TODAY);
    expect(use("FAIL QQ-* sig=x")).toThrow(/^k:1: no clause matches "QQ-\*"$/);
    expect(use("FAIL MAP-* sig=x")).toThrow(/^k:1: "MAP-\*" matches \d+ clauses, more than 25/);
    expect(use("FAIL NAME-02 sig=x")).not.toThrow();
  });

  test("config is what a kernel was built with and what is loaded into it", () => {
    expect(configWords("linux:7.2+kasan+smp --module out/x.ko --provider udmabuf")).toEqual([
      ...["kasan", "smp", "module:x.ko", "provider:udmabuf"],
    ]);
    expect(configWords("mutant:a+b")).toEqual([]);
  });
});

describe("a run with known failures", () => {
  test("a known finding is XFAIL with its bug; an expired entry excuses nothing", () => {
    const file = parseExpectations(`FAIL NAME-02 sig=set-name/* ${META}`, "k.expect");
    const { header } = sampleRun();
    expect(withExpectation(file, sampleFinding(LOST), header, TODAY)).toMatchObject({
      verdict: "XFAIL",
      known: { expectation: "k.expect:1", bug: "https://example.org/1" },
    });
    expect(withExpectation(file, sampleFinding(LOST), header, "2027-01-01").verdict).toBe("FAIL");
  });

  test("without files the gate changes nothing", () => {
    const run = sampleRun({ findings: [LOST] });
    const { clauses, outcome } = new Gate(run.header).judge(run, true);
    expect(clauses).toEqual(run.clauses);
    expect(exitCodeOf({ ...outcome, require: "none", signal: null })).toBe(EXIT.violated);
  });
});

describe("changing the file", () => {
  const TEXT = `# keep me\nFAIL NAME-02 sig=set-name/* ${META}\nFAIL MAP-20 sig=map/never ${META}`;
  const run = judgedOf(
    sampleRun({
      findings: [LOST, { clause: "REF-20", signature: 'REF-20/end/census/a "b"\nFAIL *!=c' }],
      verdicts: { "MAP-20": "PASS" },
    }),
  );
  const file = parseExpectations(TEXT, "k");

  test("prune takes out what held and leaves the rest as it was written", () => {
    const edit = pruned(TEXT, judgeEntries(file, run, TODAY));
    expect(edit.text).toBe(TEXT.split("\n").slice(0, 2).join("\n"));
    expect(edit.removed).toEqual([TEXT.split("\n")[2]]);
  });

  test("update adds what no entry knows; read again, every finding is known, whatever its text", () => {
    const entry = { bug: "https://example.org/2", until: "2027-01-01", added: TODAY };
    const edit = updated(TEXT, file, run, entry);
    expect(edit.added).toHaveLength(1);
    expect(edit.text.startsWith(`${TEXT}\n`)).toBe(true);
    const again = parseExpectations(edit.text, "k");
    expect(again.entries).toHaveLength(3);
    expect(again.entries[2]).toMatchObject({ subjects: ["REF-20"], until: "2027-01-01" });
    expect(updated(edit.text, again, run, entry).added).toEqual([]);
  });
});
