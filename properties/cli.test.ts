// SPDX-License-Identifier: MIT
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isChecked } from "../cli/clause-listings.ts";
import { CLAUSE_IDS, clauseOf } from "../spec/clauses/index.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = join(ROOT, "cli/dmabuf-ct.mjs");
const run = promisify(execFile);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dmabuf-ct-cli-"));
  await run(process.execPath, [join(ROOT, "cli/build.mjs")]);
});
afterAll(() => rm(folder, { recursive: true }));

const EXPLAIN_USE = "\ndmabuf-ct explain MAP lists the clauses of an area, dmabuf-ct explain MAP-36 shows one.\n";

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function dmabufCt(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await run(process.execPath, [BIN, ...args], { cwd: folder, maxBuffer: 1 << 24 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ended;
  }
}

describe("facts", () => {
  test("help names every sub-command and every exit code", async () => {
    const { code, stdout } = await dmabufCt("--help");
    expect(code).toBe(0);
    const gating = ["diff", "expect", "triage", "bisect-run"];
    for (const name of [
      ...gating,
      "run",
      "replay",
      "shrink",
      "explain",
      "list",
      "selftest",
      "init",
      "kernel",
      "schema",
    ]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    }
    expect(stdout).toMatch(/Exit codes: 0 .* 1 .* 2 .* 3 .*\n +4 .* 5 .* 6 .*\n +7 .* 8 .* 130/);
  });

  test("list --json gives the whole register", async () => {
    const { stdout } = await dmabufCt("list", "clauses", "--json");
    const rows = JSON.parse(stdout) as { id: string; text: string }[];
    expect(rows.map((row) => row.id)).toEqual(CLAUSE_IDS);
  });

  test("explain shows text, owner, sources and how a clause is checked; case does not matter", async () => {
    const { code, stdout } = await dmabufCt("explain", "map-36");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^MAP-36 {2}must, owed by the importer\n/);
    for (const label of ["source", "eras", "checked"]) expect(stdout).toMatch(new RegExp(`^ +${label} +\\S`, "m"));
  });

  test("explain shows the areas, the clauses of an area, and the reason why nothing checks a clause", async () => {
    const areas = await dmabufCt("explain");
    expect(areas).toMatchObject({ code: 0, stdout: (await dmabufCt("list", "areas")).stdout + EXPLAIN_USE });
    const seek = (await dmabufCt("explain", "seek")).stdout.trimEnd().split("\n");
    expect(seek[0]).toMatch(/^SEEK {2}\w.*: \d+ clauses, \d+ checked$/);
    expect(seek.slice(2).map((line) => line.slice(0, 7))).toEqual(CLAUSE_IDS.filter((id) => id.startsWith("SEEK-")));
    const { stdout } = await dmabufCt("list", "clauses", "--area", "SEEK", "--unchecked");
    const shown = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/));
    const unchecked = CLAUSE_IDS.filter((id) => id.startsWith("SEEK-")).filter((id) => !isChecked(clauseOf(id)));
    expect(shown.map(([id]) => id)).toEqual(unchecked);
    expect(shown.length).toBeGreaterThan(0);
  });

  test("schema prints a JSON Schema", async () => {
    const { stdout } = await dmabufCt("schema", "program");
    expect(JSON.parse(stdout)).toMatchObject({ type: "object", required: expect.arrayContaining(["schema", "steps"]) });
  });
});

describe("init", () => {
  test.each(["exporter", "importer"])(
    "writes an %s and a kit that import nothing outside the folder, once",
    async (kind) => {
      const mine = `mine-${kind}`;
      const first = await dmabufCt("init", kind, mine);
      expect(first).toMatchObject({ code: 0, stderr: "" });
      const files = await readdir(join(folder, mine));
      expect(files.sort()).toEqual(["README.md", `${kind}.ts`, "kit.ts"].sort());
      const imports = await importsOf(files.filter((name) => name.endsWith(".ts")).map((name) => join(mine, name)));
      expect(imports).toEqual(["./kit.ts"]);
      const again = await dmabufCt("init", kind, mine);
      expect(again).toMatchObject({ code: 2, stderr: `dmabuf-ct: ${mine} is not empty: give a new folder\n` });
      const run = await dmabufCt(
        "run",
        "--target",
        `${kind}:${mine}/${kind}.ts`,
        "--commands",
        "3000",
        "--require",
        "none",
      );
      expect(run).toMatchObject({ code: 0, stderr: "" });
    },
  );
});

describe("a folder that cannot be written is refused before anything runs", () => {
  beforeAll(() => writeFile(join(folder, "a-file"), ""));

  test.each([
    [["run", "--out", "a-file"], "cannot write results into a-file: a file is in the way"],
    [["run", "--out", "a-file/x"], "cannot write results into a-file/x: a file is in the way"],
    [["run", "--out", ""], "option '--out <dir>' argument '' is invalid. Expected the name of a folder."],
    [["init", "exporter", "a-file"], "cannot write into a-file: a file is in the way"],
  ])("%s", async (args, message) => {
    expect(await dmabufCt(...args)).toMatchObject({ code: 2, stdout: "", stderr: `dmabuf-ct: ${message}\n` });
  });

  // Where Node's own recursive mkdir never returns.
  test.runIf(existsSync("/proc/self"))("also under /proc", async () => {
    const { code, stderr } = await dmabufCt("run", "--out", "/proc/x/y");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "dmabuf-ct: cannot write results into /proc/x/y: no folder can be made there\n",
    });
  });

  test("folders on the way are made", async () => {
    const ended = await dmabufCt("run", "--commands", "100", "--require", "none", "--out", "one/two");
    expect(ended.code).toBe(0);
    expect((await readdir(join(folder, "one/two"))).sort()).toEqual(["findings", "results.jsonl"]);
  });
});

test("a broken recommendation fails the run, and only warns in a lenient one", async () => {
  const target = `exporter:${join(ROOT, "fixtures/exporters/reused-table.ts")}`;
  const args = ["run", "--target", target, "--clause", "MAP-33", "--seed", "1", "--commands", "20000"];
  const strict = await dmabufCt(...args, "--require", "none");
  expect(strict.stdout).toMatch(/^FAIL {2}MAP-33 {2}should, owed by the exporter$/m);
  expect(strict).toMatchObject({ code: 1, stdout: expect.stringContaining("(--lenient lets it pass)") });
  const lenient = await dmabufCt(...args, "--require", "none", "--lenient");
  expect(lenient.stdout).toMatch(/^WARN {2}MAP-33 /m);
  expect(lenient).toMatchObject({ code: 0, stdout: expect.stringContaining("1 recommendation not followed") });
});

async function importsOf(names: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|export)\b[^;]*? from "(.*)";$/gm)].map((m) => m[1] ?? ""),
  );
}

describe("bad usage is one line on standard error and exit code 2", () => {
  test.each([
    [["rnu"], "unknown command 'rnu'; Did you mean run?"],
    [["run", "--budget", "-5s"], /--budget .* '-5s' is invalid. Expected a time such as 500ms, 30s or 5m\./],
    [["run", "--era", "5.7"], "--era: era 5.7 is known but cannot be run yet; eras that run: 6.1, 6.12, 7.2"],
    [["run", "--clause", "FOO-*"], 'no clause matches "FOO-*"'],
    [
      ["run", "--target", "kernel"],
      'unknown target "kernel"; expected reference, exporter:<module.ts>, importer:<module.ts>, linux:<version>, agent:<command> or stdio:<command>',
    ],
    [["run", "--target", "linux:6.13"], '--target linux:6.13: unknown era "6.13"; eras that run: 6.1, 6.12, 7.2'],
    [["kernel", "build", "5.10"], 'kernel build: unknown era "5.10"; eras that run: 6.1, 6.12, 7.2'],
    [["kernel", "build", "6.12", "--source", "nowhere"], "--source nowhere: no such folder"],
    [["explain", "MAP-3"], /^dmabuf-ct: unknown clause "MAP-3"; did you mean MAP-\d+/],
    [["list", "eras", "--unchecked"], "--area and --unchecked choose clauses; they do not go with list eras"],
    [["list", "clauses", "--area", "FOO"], 'no area matches "FOO"'],
    [["replay", "absent.json"], "absent.json: no such file"],
    [["replay", "--seed", "1", "--path", "-"], /'-' is invalid. Expected a path such as 17/],
    [["replay", "--seed", "1", "--path", "0"], "--seed 1 --path 0 draws no failing program in era 7.2"],
    [["replay"], "nothing to replay: give a file, or --seed and --path"],
  ])("%s", async (args, message) => {
    const { code, stdout, stderr } = await dmabufCt(...args);
    expect(stderr.trimEnd()).toMatch(typeof message === "string" ? `dmabuf-ct: ${message}` : message);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
