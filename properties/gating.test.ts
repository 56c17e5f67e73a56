// SPDX-License-Identifier: MIT
/** The command line as CI uses it: gates, comparisons, bisection, and the script of the GitHub Action. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineText } from "../reports/results-writer.ts";
import { sampleRun } from "./gating/sample-run.ts";
import { ROOT } from "./tidy/sources.ts";

const BIN = join(ROOT, "cli/dmabuf-ct.mjs");
const SCRIPT = join(ROOT, "cli/action/run.mjs");
const KNOWN = join(ROOT, "fixtures/expectations/name-02.expect");
const EXPORTER = `exporter:${join(ROOT, "fixtures/exporters/correct-minimal.ts")}`;
const SHORT = [
  "--seed",
  "1",
  "--commands",
  "2000",
  "--clause",
  "NAME-*,REF-20",
  "--require",
  "none",
  "--min-hits",
  "1",
];

const start = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = "";

async function node(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const options = { cwd: folder, maxBuffer: 1 << 26, env: { ...process.env, ...env } };
  try {
    return { code: 0, ...(await start(process.execPath, [script, ...args], options)) };
  } catch (error) {
    return error as Ended;
  }
}

const dmabufCt = (...args: readonly string[]): Promise<Ended> => node(BIN, args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-gating-"));
  await start(process.execPath, [join(ROOT, "cli/build.mjs")]);
  await dmabufCt("run", ...SHORT, "--out", "good");
  await dmabufCt("run", ...SHORT, "--target", "mutant:name-02", "--out", "bad");
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("diff and --baseline", () => {
  test("between a good and a broken run the exit code is 1 and the transition is named", async () => {
    const { code, stdout } = await dmabufCt("diff", "good", "bad/results.jsonl");
    expect(code).toBe(1);
    expect(stdout).toMatch(/\[PASS\] → \[FAIL\] {2}NAME-02\n {6}\+ NAME-02\/set-name\/census\/names!=fewer\n/);
    expect((await dmabufCt("diff", "bad", "good")).code).toBe(0);
    expect((await dmabufCt("diff", "good", "bad", "--exit-style", "igt")).code).toBe(98);
  });

  test("a run fails for what its baseline did not have, and only for that", async () => {
    const mutant = ["run", ...SHORT, "--target", "mutant:name-02"];
    expect((await dmabufCt(...mutant, "--out", "c", "--baseline", "good")).code).toBe(1);
    const again = await dmabufCt(...mutant, "--out", "d", "--baseline", "bad");
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("nothing new: ");
  });

  test.each<[string, readonly string[], RegExp]>([
    ["no such file", ["diff", "none", "good"], /^dmabuf-ct: none: no such file\n$/],
    ["another era", ["run", "--era", "6.12", "--baseline", "good", "--out", "x"], /: era 7.2 there, 6.12 here\n$/],
    ["another target", ["run", "--target", EXPORTER, "--baseline", "good", "--out", "x"], /: target reference there/],
  ])("%s", async (_what, args, message) => {
    const { code, stderr } = await dmabufCt(...args);
    expect(code).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(message);
    expect(existsSync(join(folder, "x"))).toBe(false);
  });
});

describe("--expect", () => {
  test("known failures pass; without them the same run fails; held against the good run they are out of date", async () => {
    const { code, stdout } = await dmabufCt(
      "run",
      ...SHORT,
      "--target",
      "mutant:name-02",
      "--out",
      "k",
      "--expect",
      KNOWN,
    );
    expect(stdout).toContain("violated as known");
    expect(code).toBe(0);
    expect((await dmabufCt("expect", "check", KNOWN, "--from", "k")).code).toBe(0);
    expect((await dmabufCt("expect", "check", KNOWN, "--from", "good")).stderr).toMatch(
      /: is for target mutant:name-02;/,
    );
  });

  test("a wrong file stops the run before it begins", async () => {
    writeFileSync(join(folder, "wrong.expect"), "FAIL NAME-99 sig=x\n");
    const { code, stderr } = await dmabufCt("run", ...SHORT, "--expect", "wrong.expect", "--out", "y");
    expect([code, stderr]).toEqual([
      2,
      'dmabuf-ct: wrong.expect:1: unknown clause "NAME-99"; did you mean NAME-09 or NAME-01 or NAME-02?\n',
    ]);
    expect(existsSync(join(folder, "y"))).toBe(false);
  });

  test("update and prune write the file whole, and refuse runs of a part", async () => {
    writeFileSync(join(folder, "u.expect"), "# mine\n");
    const edit = ["expect", "update", "u.expect", "--bug", "https://example.org/1"];
    const part = await dmabufCt(...edit, "--from", "bad");
    expect(part.code).toBe(2);
    expect(part.stderr).toMatch(/a run of a part/);
    expect(readFileSync(join(folder, "u.expect"), "utf8")).toBe("# mine\n");
    const { header, clauses, findings, footer } = sampleRun({
      findings: [{ clause: "NAME-02", signature: "NAME-02/set-name/census/names!=fewer" }],
    });
    const lines = [header, ...clauses, ...findings, footer].filter((line) => line !== null);
    writeFileSync(join(folder, "whole.jsonl"), lines.map(lineText).join(""));
    expect((await dmabufCt(...edit, "--from", "whole.jsonl")).code).toBe(0);
    expect(readFileSync(join(folder, "u.expect"), "utf8")).toMatch(/^# mine\nFAIL {2}NAME-02 {2}sig=NAME-02\/set-name/);
    expect((await dmabufCt("expect", "check", "u.expect", "--from", "whole.jsonl")).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith("u.expect"))).toEqual(["u.expect"]);
  });
});

test("triage keeps its file up to date", async () => {
  expect((await dmabufCt("triage", "life.txt", "--from", "bad")).code).toBe(1);
  const before = readFileSync(join(folder, "life.txt"), "utf8");
  expect(before).toMatch(/^new +NAME-02\/census\/names!=fewer target=mutant:name-02 era=7\.2 /m);
  expect((await dmabufCt("triage", "life.txt", "--from", "bad")).code).toBe(0);
  expect(readFileSync(join(folder, "life.txt"), "utf8")).toBe(before);
});

test("bisect-run: bad with the defect, good without, 125 for everything else", async () => {
  const [file = ""] = readdirSync(join(folder, "bad/findings")).filter((name) => name.startsWith("NAME-02"));
  const finding = join("bad/findings", file);
  expect(await dmabufCt("bisect-run", finding)).toMatchObject({
    code: 1,
    stdout: "bad: fails as NAME-02/set-name/census/names!=fewer\n",
  });
  expect(await dmabufCt("bisect-run", finding, "--target", "reference")).toMatchObject({ code: 0 });
  expect(await dmabufCt("bisect-run", finding, "--build", "exit 3")).toMatchObject({
    code: 125,
    stdout: "skip: the build ended with exit code 3\n",
  });
  expect(await dmabufCt("bisect-run", "no-such-file")).toMatchObject({ code: 125 });
  expect(await dmabufCt("bisect-run", finding, "--target", "nonsense")).toMatchObject({ code: 125 });
});

describe("the GitHub Action", () => {
  const inputs = { SEED: "1", COMMANDS: "2000", CLAUSE: "NAME-*,REF-20", REQUIRE: "none" };

  function action(more: Readonly<Record<string, string>>): Promise<Ended> {
    const mine = Object.entries({ ...inputs, ...more }).map(([name, value]) => [`DMABUF_CT_${name}`, value]);
    const github = { GITHUB_OUTPUT: join(folder, "outputs"), GITHUB_STEP_SUMMARY: join(folder, "summary") };
    writeFileSync(github.GITHUB_OUTPUT, "");
    writeFileSync(github.GITHUB_STEP_SUMMARY, "");
    return node(SCRIPT, [], { ...Object.fromEntries(mine), ...github });
  }

  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  test("a broken target: exit code, outputs, annotations, a summary and reports", async () => {
    const { code, stdout } = await action({ TARGET: "mutant:name-02", OUT: "ci" });
    expect(code).toBe(1);
    expect(stdout).toContain("::error title=FAIL NAME-02::NAME-02/set-name/census/names!=fewer%0Aexpected names 1");
    expect(read("outputs")).toMatch(/^exit=1\nverdict=violated\nfindings=\d+\nresults=ci\/results\.jsonl\n$/);
    expect(read("summary")).toContain("NAME-02");
    for (const name of ["report.html", "junit.xml", "summary.md", "results.sarif"]) {
      expect(existsSync(join(folder, "ci", name)), name).toBe(true);
    }
  });

  test("what the target prints is no command to GitHub", async () => {
    const { stdout } = await action({ TARGET: "mutant:name-02", OUT: "ci2" });
    const [, token = ""] = /^::stop-commands::(\S+)$/m.exec(stdout) ?? [];
    expect(stdout.indexOf(`::${token}::`)).toBeGreaterThan(stdout.indexOf("does not conform"));
  });

  test("an input is an argument, whatever stands in it", async () => {
    const { code, stderr } = await action({ TARGET: "$(touch pwned); --help", OUT: "ci3" });
    expect(code).toBe(2);
    expect(stderr).toContain("unknown target");
    expect(existsSync(join(folder, "pwned"))).toBe(false);
    expect(read("outputs")).toMatch(/^exit=2\nverdict=broken\nfindings=0\nresults=\n$/);
  });

  test("every input of the action reaches the script, and every output comes from it", () => {
    const yml = readFileSync(join(ROOT, "cli/action/action.yml"), "utf8");
    const section = (name: string): string[] => {
      const [, text = ""] = new RegExp(`^${name}:\\n((?: .*\\n)+)`, "m").exec(yml) ?? [];
      return [...text.matchAll(/^ {2}([\w-]+):$/gm)].map(([, key = ""]) => key);
    };
    const script = readFileSync(SCRIPT, "utf8");
    const passed = [...yml.matchAll(/^ +DMABUF_CT_(\w+): \$\{\{ inputs\.(\w+) \}\}$/gm)];
    expect(passed.length).toBeGreaterThan(10);
    for (const [, variable = "", name = ""] of passed) expect(variable).toBe(name.toUpperCase());
    const names = passed.map(([, , name = ""]) => name);
    expect([...names, "artifact"].sort()).toEqual(section("inputs").sort());
    for (const name of names) expect(script).toContain(`"${name}"`);
    for (const name of section("outputs")) expect(script).toMatch(new RegExp(`\\b${name}[,:]`));
    expect(section("outputs")).toHaveLength(4);
  });
});
