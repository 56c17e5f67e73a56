// SPDX-License-Identifier: MIT
/** `report`, `merge` and `run --resume` on files as users have them: whole, cut off, of another version, or no results. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT_NAMES } from "../reports/formats.ts";
import { lineText } from "../reports/results-writer.ts";
import { everyVerdict } from "./formats/every-verdict.ts";
import { ROOT } from "./tidy/sources.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function dmabufCt(...args: readonly string[]): Promise<Ended> {
  try {
    const bin = join(ROOT, "cli/dmabuf-ct.mjs");
    return { code: 0, ...(await run(process.execPath, [bin, ...args], { cwd: folder, maxBuffer: 1 << 24 })) };
  } catch (error) {
    return error as Ended;
  }
}

const results = everyVerdict();
const text = [results.header, ...results.findings, ...results.clauses, results.footer].map(lineText).join("");

beforeAll(async () => {
  await run(process.execPath, [join(ROOT, "cli/build.mjs")]);
  const [header = "", ...others] = text.split("\n");
  const changed = (from: string, to: string): string => [header.replace(from, to), ...others].join("\n");
  writeFileSync(join(folder, "whole.jsonl"), text);
  writeFileSync(join(folder, "cut.jsonl"), text.slice(0, -100));
  writeFileSync(join(folder, "newer.jsonl"), changed("results/2", "results/3"));
  writeFileSync(join(folder, "era.jsonl"), changed('"era":"7.2"', '"era":"9.9"'));
  writeFileSync(join(folder, "broken.jsonl"), text.replace('"t":"footer"', '"t":footer'));
  writeFileSync(join(folder, "headless.jsonl"), others.join("\n"));
  writeFileSync(join(folder, "empty.jsonl"), "");
});

describe("report", () => {
  test.each(FORMAT_NAMES)("%s goes to standard output, or whole into a file", async (format) => {
    const printed = await dmabufCt("report", "whole.jsonl", "--format", format);
    expect(printed).toMatchObject({ code: 0, stderr: "" });
    expect(printed.stdout.length).toBeGreaterThan(50);
    const saved = await dmabufCt("report", "whole.jsonl", "--format", format, "-o", `reports/${format}`);
    expect(saved).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(folder, "reports", format), "utf8")).toBe(printed.stdout);
  });

  test("a file that was cut off is reported as far as it goes", async () => {
    const { code, stdout } = await dmabufCt("report", "cut.jsonl");
    expect(code).toBe(0);
    expect(stdout).toContain("MAP-36");
    expect(stdout).toMatch(/does not conform|incomplete/);
  });

  test.each([
    ["newer.jsonl", /^newer\.jsonl:1: schema version dmabuf-ct\/results\/3 is not supported; this version reads \S+$/],
    ["era.jsonl", /^era\.jsonl:1: era: .*, got "9\.9"$/],
    ["broken.jsonl", /^broken\.jsonl:16: not JSON at line 1, column \d+: unexpected "f"$/],
    ["headless.jsonl", /^headless\.jsonl:1: the first line is no header$/],
    ["empty.jsonl", /^empty\.jsonl: the first line is no header$/],
    ["missing.jsonl", /^missing\.jsonl: no such file$/],
  ])("%s is refused in one line", async (name, message) => {
    const { code, stdout, stderr } = await dmabufCt("report", name, "-o", "never");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^dmabuf-ct: [^\n]+\n$/);
    expect(stderr.slice("dmabuf-ct: ".length).trimEnd()).toMatch(message);
    expect(readdirSync(folder)).not.toContain("never");
  });

  test("what cannot be written leaves nothing behind, and what was there as it was", async () => {
    writeFileSync(join(folder, "in-the-way"), "mine");
    expect(await dmabufCt("report", "whole.jsonl", "-o", "in-the-way/md")).toMatchObject({
      code: 2,
      stderr: "dmabuf-ct: cannot write in-the-way/md: a file is in the way\n",
    });
    const before = readdirSync(folder);
    expect(await dmabufCt("report", "whole.jsonl", "-o", "reports")).toMatchObject({
      code: 2,
      stderr: "dmabuf-ct: cannot write reports: is a folder, not a file\n",
    });
    expect(readFileSync(join(folder, "in-the-way"), "utf8")).toBe("mine");
    expect(readdirSync(folder)).toEqual(before);
  });

  test("an unknown format is named", async () => {
    const { code, stderr } = await dmabufCt("report", "whole.jsonl", "--format", "pdf");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^dmabuf-ct: option '--format <format>' argument 'pdf' is invalid\. .*junit.*\n$/);
  });
});

const RUN = [
  "run",
  "--seed",
  "1",
  "--commands",
  "8000",
  "--require",
  "none",
  "--clause",
  "SEEK-*",
  "--progress",
  "off",
];

describe("a run in parts", () => {
  test("two shards merged are the whole run, with its exit code", { timeout: 120_000 }, async () => {
    const whole = await dmabufCt(...RUN, "--out", "w");
    for (const index of [1, 2]) await dmabufCt(...RUN, "--shard", `${index}/2`, "--out", `s${index}`);
    const merged = await dmabufCt("merge", "s1", "s2", "--out", "m");
    expect(merged).toMatchObject({ code: whole.code, stdout: expect.stringMatching(/^2 shards merged; /), stderr: "" });
    expect(linesOf("m")).toEqual(linesOf("w"));
    expect((await dmabufCt("merge", "s1", "s2")).stdout).toBe(readFileSync(join(folder, "m/results.jsonl"), "utf8"));
    expect(await dmabufCt("merge", "s2")).toMatchObject({ code: 2, stderr: "dmabuf-ct: missing: shard 1/2\n" });
  });

  test("a run that was killed goes on as it began", { timeout: 120_000 }, async () => {
    const whole = await dmabufCt(...RUN, "--out", "killed");
    const before = linesOf("killed");
    const file = join(folder, "killed/results.jsonl");
    writeFileSync(file, `${readFileSync(file, "utf8").split("\n")[0]}\n{"t":"fin`);
    const resumed = await dmabufCt("run", "--resume", "killed", "--progress", "off");
    expect(resumed).toMatchObject({ code: whole.code, stderr: "" });
    expect(linesOf("killed")).toEqual(before);
    const again = await dmabufCt("run", "--resume", "killed");
    expect(again).toMatchObject({ code: whole.code, stdout: resumed.stdout });
  });

  test.each([
    [
      ["--resume", "killed", "--seed", "2"],
      "--seed does not go with --resume: a run goes on with the options it was begun with",
    ],
    [["--resume", "nowhere"], "nowhere: no such file"],
    [["--shard", "3/2"], "option '--shard <i/n>' argument '3/2' is invalid. Expected a part such as 1/4."],
  ])("%s is refused", async (args, message) => {
    expect(await dmabufCt("run", ...args)).toMatchObject({ code: 2, stdout: "", stderr: `dmabuf-ct: ${message}\n` });
  });
});

/** All but what tells of time, and of how often progress was written. */
function linesOf(name: string): unknown[] {
  const lines = readFileSync(join(folder, name, "results.jsonl"), "utf8")
    .trimEnd()
    .split("\n");
  return lines
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter(({ t }) => t !== "progress" && t !== "resumed")
    .map(({ elapsedMs: _, started: __, ...others }) => others);
}
