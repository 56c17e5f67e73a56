// SPDX-License-Identifier: MIT
/** Modules that cannot be used get one line, and modules that throw, hang or never load do not take the run with them. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadExporterTarget } from "../impl/targets/exporter-module.ts";
import { readResults } from "../reports/results-file.ts";
import { parseFinding } from "../spec/program-file.ts";
import { runProgram } from "./lockstep/run-program.ts";
import { ROOT } from "./tidy/sources.ts";

const run = promisify(execFile);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dmabuf-ct-modules-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What an exporter must have, as source text; a case leaves out or replaces one member. */
const MEMBERS = {
  name: '"sample"',
  create: "() => ({})",
  abandon: "() => {}",
} as const;
const OPS = {
  map_dma_buf: '() => ({ errno: "ENOMEM" })',
  unmap_dma_buf: "() => {}",
  release: "() => {}",
} as const;

type Members = Readonly<Record<string, string | null>>;

function objectText(members: Members): string {
  const kept = Object.entries(members).filter(([, text]) => text !== null);
  return `{ ${kept.map(([name, text]) => `${name}: ${text}`).join(", ")} }`;
}

/** A module whose exporter differs from a usable one in these members; null leaves one out. */
function moduleText(members: Members = {}, ops: Members = {}): string {
  const exporter = { ...MEMBERS, ops: objectText({ ...OPS, ...ops }), ...members };
  return `export default () => (${objectText(exporter)});\n`;
}

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** What is said about a module that cannot be used: always one line that begins with its name. */
async function complaint(path: string): Promise<string> {
  try {
    await loadExporterTarget(path);
  } catch (error) {
    const { name, message } = error as Error;
    expect(name).toBe("TargetLoadError");
    expect(message).not.toMatch(/[\n\r]/);
    // No text of a stack, and no source of ours.
    expect(message).not.toMatch(/\bat .*:\d+:\d+|node:|exporter-module/);
    expect(message.startsWith(`${path}: `)).toBe(true);
    return message.slice(path.length + 2);
  }
  throw new Error("the module was taken");
}

type BadModule = readonly [what: string, text: string, fault: string | RegExp];

const WANTED = "expected (kernel) => exporter";

const BAD_MODULES: readonly BadModule[] = [
  ["a syntax error", "export default () => {\n", /^does not compile: .*\.ts:\d+:\d+: ERROR: Unexpected end of file$/],
  ["an error at load", 'throw new Error("no such device");\n', "throws when loaded: no such device"],
  ["an error of several lines", 'throw new Error("first\\nsecond");\n', "throws when loaded: first"],
  ["something else thrown", 'throw "a text";\n', "throws when loaded: a text"],
  ["nothing thrown", "throw undefined;\n", /^throws when loaded: \w+/],
  ["a module that is not there", 'export { x as default } from "./absent.ts";\n', /^throws when loaded: .*absent\.ts/],
  ["an empty file", "", "has no default export; expected a function (kernel) => exporter"],
  ["no default export", "export const x = 1;\n", "has no default export; expected a function (kernel) => exporter"],
  ["a number", "export default 5;\n", `its default export is no function but number; ${WANTED}`],
  ["an object", "export default { ops: {} };\n", `its default export is no function but object; ${WANTED}`],
  ["null", "export default null;\n", /^its default export is no function but (object|null); /],
  ["a factory that throws", 'export default () => { throw new Error("busy"); };\n', "its default export throws: busy"],
  ["a class", "export default class Exporter {}\n", /^its default export throws: Class constructor/],
  ["a factory of nothing", "export default () => {};\n", "its default export returns no exporter but undefined"],
  ["a factory of null", "export default () => null;\n", "its default export returns no exporter but null"],
  ["a factory of text", 'export default () => "x";\n', "its default export returns no exporter but string"],
  ["no name", moduleText({ name: null }), "the exporter has no name (a string)"],
  ["a name that is no text", moduleText({ name: "5" }), "the exporter has no name (a string)"],
  ["no create", moduleText({ create: null }), "the exporter has no function create"],
  ["a create that is no function", moduleText({ create: "{}" }), "the exporter has no function create"],
  ["no abandon", moduleText({ abandon: null }), "the exporter has no function abandon"],
  ["no ops", moduleText({ ops: null }), "the exporter has no ops"],
  ["ops that are null", moduleText({ ops: "null" }), "the exporter has no ops"],
  ...Object.keys(OPS).map((op): BadModule => {
    return [`no ${op}`, moduleText({}, { [op]: null }), `the mandatory op ${op} is missing`];
  }),
  ["an op that is no function", moduleText({}, { vmap: "5" }), "the op vmap is no function"],
  ["a mandatory op that is no function", moduleText({}, { release: "true" }), "the op release is no function"],
  ["pin without unpin", moduleText({}, { pin: "() => {}" }), /^has only one of pin and unpin; .*\(EXPORT-12\)$/],
  ["unpin without pin", moduleText({}, { unpin: "() => {}" }), /^has only one of pin and unpin; .*\(EXPORT-12\)$/],
  ["a move that is no function", moduleText({ move: "5" }), "move is no function"],
  ["a move without pin", moduleText({ move: "() => {}" }), /^has move but no pin and unpin; /],
  ["a restore without revoke", moduleText({ restore: "() => {}" }), /^has restore but no revoke; /],
];

describe("a module that cannot be used gets one line with file and fault", () => {
  test("the module the cases are made from can be used", async () => {
    const target = await loadExporterTarget(await written("sample.ts", moduleText()));
    expect(target.capabilities.exporters).toEqual([{ kind: "module", ops: Object.keys(OPS) }]);
  });

  test("a file that is not there", async () => {
    expect(await complaint(join(folder, "absent.ts"))).toBe("no such file; expected an exporter module");
  });

  test("a folder", async () => {
    await mkdir(join(folder, "folder.ts"));
    expect(await complaint(join(folder, "folder.ts"))).toBe("not a file; expected an exporter module");
  });

  test.each(BAD_MODULES.map((bad, index) => [...bad, index] as const))("%s", async (_what, text, fault, index) => {
    const said = await complaint(await written(`bad-${index}.ts`, text));
    if (typeof fault === "string") expect(said).toBe(fault);
    else expect(said).toMatch(fault);
  });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line, built from a copy of the sources: other tests build dist/ anew while these run. */
class BuiltCli {
  readonly #top: string;

  constructor(top: string) {
    this.#top = top;
  }

  async build(): Promise<void> {
    for (const name of ["cli", "impl", "model", "properties", "reports", "spec", "package.json"]) {
      await cp(join(ROOT, name), join(this.#top, name), { recursive: true });
    }
    await symlink(join(ROOT, "node_modules"), join(this.#top, "node_modules"));
    await run(process.execPath, [join(this.#top, "cli/build.mjs")]);
  }

  /** Runs a module for a second and gives how it ended, with the results in the folder `out`. */
  async campaign(module: string, out: string): Promise<Ended> {
    const bin = join(this.#top, "cli/dmabuf-ct.mjs");
    const args = ["run", "--target", `exporter:${module}`, "--budget", "1s", "--seed", "1", "--require", "none"];
    try {
      const { stdout, stderr } = await run(process.execPath, [bin, ...args, "--out", out], { cwd: folder });
      return { code: 0, stdout, stderr };
    } catch (error) {
      return error as Ended;
    }
  }
}

async function resultsIn(out: string) {
  const path = join(folder, out, "results.jsonl");
  return readResults(await readFile(path, "utf8"), path);
}

describe("a module that misbehaves at run time does not take the run with it", () => {
  let cli: BuiltCli;
  beforeAll(async () => {
    cli = new BuiltCli(join(folder, "package"));
    await cli.build();
  });

  // A hanging step costs seconds to notice, and half a second in each candidate while it is shrunk.
  test.concurrent("an op that hangs", { timeout: 120_000 }, async () => {
    const { code, stdout, stderr } = await cli.campaign(join(ROOT, "fixtures/exporters/loops.ts"), "loops");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.not.stringContaining("internal error") });
    expect(stdout).toMatch(
      /^ +> unmap(-unlocked)? a\d+ s\d+ \w+\n +expected {2}unmap\S* returns\n +observed {2}unmap\S* does not return within \d+ s$/m,
    );
    const { footer, findings } = await resultsIn("loops");
    expect(footer?.commands).toBeGreaterThan(0);
    expect(findings[0]?.finding).toMatchObject({ clause: "MAP-39", kind: "hang", blames: "exporter" });
    // The minimal program: export, attach, map, unmap.
    expect(findings[0]?.finding.program.steps).toHaveLength(4);
  });

  test.concurrent("a module that never finishes loading", { timeout: 120_000 }, async () => {
    await written("stuck.ts", `while (true);\n${moduleText()}`);
    expect(await cli.campaign("stuck.ts", "stuck")).toMatchObject({
      ...{ code: 2, stdout: "" },
      stderr: "dmabuf-ct: --target stuck.ts: did not finish loading within 10 s\n",
    });
    expect(await readdir(folder)).not.toContain("stuck");
  });

  test("an op that throws", { timeout: 120_000 }, async () => {
    const path = join(ROOT, "fixtures/exporters/throws.ts");
    const { code, stdout, stderr } = await cli.campaign(path, "throws");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.not.stringContaining("internal error") });
    expect(stdout).toMatch(/observed {2}unmap_dma_buf throws: device0 is still busy$/m);
    const { footer, findings } = await resultsIn("throws");
    expect(footer?.commands).toBeGreaterThan(1000);
    expect(findings[0]?.finding).toMatchObject({ clause: "MAP-39", kind: "exception", blames: "exporter" });
    const file = join(folder, "throws", findings[0]?.file ?? "");
    const { program, signature } = parseFinding(await readFile(file, "utf8"), file);
    expect(runProgram(await loadExporterTarget(path), program).violation?.signature).toBe(signature);
  });

  test("a module that cannot be used", { timeout: 120_000 }, async () => {
    await written("nameless.ts", moduleText({ name: null }));
    expect(await cli.campaign("nameless.ts", "nameless")).toMatchObject({
      ...{ code: 2, stdout: "" },
      stderr: "dmabuf-ct: --target nameless.ts: the exporter has no name (a string)\n",
    });
  });
});
