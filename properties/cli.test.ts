// SPDX-License-Identifier: MIT
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLAUSE_IDS } from "../spec/clauses/index.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = join(ROOT, "cli/dmabuf-ct.mjs");
const run = promisify(execFile);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dmabuf-ct-cli-"));
  await run(process.execPath, [join(ROOT, "cli/build.mjs")]);
});
afterAll(() => rm(folder, { recursive: true }));

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
    for (const name of ["run", "replay", "shrink", "explain", "list", "selftest", "init", "schema"]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    }
    expect(stdout).toMatch(/Exit codes: 0 .* 1 .* 2 .* 3 .*\n +6 .* 130/);
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

  test("schema prints a JSON Schema", async () => {
    const { stdout } = await dmabufCt("schema", "program");
    expect(JSON.parse(stdout)).toMatchObject({ type: "object", required: expect.arrayContaining(["schema", "steps"]) });
  });
});

describe("init", () => {
  test("writes a module and a kit that import nothing outside the folder, once", async () => {
    const first = await dmabufCt("init", "exporter", "mine");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const files = await readdir(join(folder, "mine"));
    expect(files.sort()).toEqual(["README.md", "exporter.ts", "kit.ts"]);
    const imports = await importsOf(files.filter((name) => name.endsWith(".ts")));
    expect(imports).toEqual(["./kit.ts"]);
    const again = await dmabufCt("init", "exporter", "mine");
    expect(again).toMatchObject({ code: 2, stderr: "dmabuf-ct: mine is not empty: give a new folder\n" });
  });
});

async function importsOf(names: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(names.map((name) => readFile(join(folder, "mine", name), "utf8")));
  return texts.flatMap((text) => [...text.matchAll(/^(?:import|export) .* from "(.*)";$/gm)].map((m) => m[1] ?? ""));
}

describe("bad usage is one line on standard error and exit code 2", () => {
  test.each([
    [["rnu"], "unknown command 'rnu'; Did you mean run?"],
    [["run", "--budget", "-5s"], /--budget .* '-5s' is invalid. Expected a time such as 500ms, 30s or 5m\./],
    [["run", "--era", "5.7"], "--era: era 5.7 is known but cannot be run yet; eras that run: 6.1, 6.12, 7.2"],
    [["run", "--clause", "FOO-*"], 'no clause matches "FOO-*"'],
    [["run", "--target", "kernel"], 'unknown target "kernel"; expected reference or exporter:<module.ts>'],
    [["explain", "MAP-3"], /^dmabuf-ct: unknown clause "MAP-3"; did you mean MAP-\d+/],
    [["replay", "absent.json"], "absent.json: no such file"],
    [["replay"], "nothing to replay: give a file, or --seed and --path"],
  ])("%s", async (args, message) => {
    const { code, stdout, stderr } = await dmabufCt(...args);
    expect(stderr.trimEnd()).toMatch(typeof message === "string" ? `dmabuf-ct: ${message}` : message);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
