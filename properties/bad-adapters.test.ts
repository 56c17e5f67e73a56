// SPDX-License-Identifier: MIT
/** What a user gets to see of an adapter that is broken: one line or a finding, an exit code, and nothing left behind. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resultLineSchema } from "../spec/result-lines.ts";
import { ROOT } from "./tidy/sources.ts";

const run = promisify(execFile);
const ADAPTER = join(ROOT, "fixtures/adapters/bad-adapter.mjs");
/** Bounded, on a machine that does much else. */
const MINUTES_3 = 180_000;

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-bad-"));
beforeAll(() => run(process.execPath, [join(ROOT, "cli/build.mjs")]));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Where the results went. */
  readonly out: string;
}

let runs = 0;

async function runOn(command: string): Promise<Ended> {
  const out = join(folder, `out-${runs++}`);
  const limits = ["--seed", "1", "--budget", "1s", "--max-findings", "1", "--out", out];
  const args = [join(ROOT, "cli/dmabuf-ct.mjs"), "run", "--target", `stdio:${command}`, ...limits];
  try {
    const { stdout, stderr } = await run(process.execPath, args, { cwd: folder });
    return { code: 0, stdout, stderr, out };
  } catch (error) {
    return { ...(error as Ended), out };
  }
}

const misbehaving = (mode: string): Promise<Ended> => runOn(`${process.execPath} ${ADAPTER} ${mode}`);

/** Processes whose command line holds a text. */
function processesWith(text: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0").includes(text);
    } catch {
      return false;
    }
  });
}

/** Every line of the results, if there are any, is one. */
function checkResults(out: string): void {
  const file = join(out, "results.jsonl");
  if (!existsSync(file)) return;
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(resultLineSchema.safeParse(JSON.parse(line)).success, line).toBe(true);
}

/** One line, the code, no process, no trace of our own code. */
function oneLine({ code, stderr, stdout, out }: Ended, expected: number, line: RegExp): void {
  expect(stderr).toMatch(line);
  expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({
    code: expected,
    stdout: "",
    lines: 1,
  });
  checkResults(out);
}

describe.concurrent("a program that is no adapter cannot be used", () => {
  test.each([
    ["exits-at-once", /--target stdio:.*: the adapter ended before it greeted$/m],
    ["garbage-greeting", /: the adapter answers no JSON: "hello there"$/m],
    ["refuses", /: the adapter refuses: no device on this machine$/m],
    ["no-greeting", /: the adapter greets badly: protocol: is missing$/m],
    ["other-protocol", /: the adapter speaks protocol 2, this suite protocol 1$/m],
    ["unknown-era", /: the adapter greets badly: era: expected one of .*, got "9.9"$/m],
    ["unknown-command", /: the adapter greets with an unknown command, "exprot"; did you mean export\?$/m],
    ["unknown-fault", /: the adapter greets with an unknown fault point, "alloc:nothing"; did you mean/],
    ["no-command", /: the adapter greets without a command$/m],
    ["begins-nothing", /: the adapter cannot begin a program$/m],
    ["counts-nothing", /: the adapter does not survive an empty program$/m],
    ["silent-greeting", /: the adapter does not greet within 20 s$/m],
  ])("%s", async (mode, line) => oneLine(await misbehaving(mode), 2, line), MINUTES_3);

  test("is not found", async () => {
    oneLine(await runOn("/nowhere/adapter"), 2, /: the adapter ended before it greeted: .*not found$/m);
  });
});

describe.concurrent("an adapter that breaks at a step ends the run", () => {
  test.each([
    ["garbage", /: the adapter answers no JSON: "Segmentation fault"$/m],
    ["half-a-reply", /: the adapter ended in the middle of an answer: "\{.*$/m],
    ["answers-twice", /: the adapter answers (\d+) where (\d+) was asked: /],
    ["other-id", /: the adapter answers (\d+) where (\d+) was asked: /],
    ["over-long", /: the adapter writes a line of more than 1 MiB$/m],
    ["unknown-errno", /: the adapter answers no observation: step 1, export: outcome.errno: unknown name "EWRONG"$/m],
    ["odd-callback", /: the adapter answers no observation: step 1, export: callbacks\[0\]\.\w+: is missing$/m],
    ["cannot", /: the adapter announces export and cannot do it: step 1, export: not today$/m],
    ["own-fault", /: the adapter reports an error of its own: lost my place$/m],
  ])("%s", async (mode, line) => oneLine(await misbehaving(mode), 3, line), MINUTES_3);
});

describe.concurrent("an adapter that dies or waits as a kernel does is a finding", () => {
  test.each([
    ["dies", /^ +observed {2}died$/m],
    ["never-answers", /^ +observed {2}blocked on unknown$/m],
    ["trickles", /^ +observed {2}blocked on unknown$/m],
  ])(
    "%s",
    async (mode, shown) => {
      const { code, stdout, stderr, out } = await misbehaving(mode);
      expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
      expect(stdout).toMatch(shown);
      checkResults(out);
    },
    MINUTES_3,
  );
});

test("none of them left a process behind", () => {
  expect(runs).toBeGreaterThan(20);
  expect(processesWith(ADAPTER)).toEqual([]);
});
