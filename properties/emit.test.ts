// SPDX-License-Identifier: MIT
/** Reproducers: what `dmabuf-ct emit` writes compiles, runs and says what was recorded. */
import { execFile, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { emitC } from "../reports/emit/c.ts";
import { cString } from "../reports/emit/c-text.ts";
import { emitKunit } from "../reports/emit/kunit.ts";
import type { Recording } from "../reports/emit/recording.ts";
import { decodeToken, encodeToken, isToken } from "../reports/emit/token.ts";
import { emitTs } from "../reports/emit/ts.ts";
import { FINDING_SCHEMA, type Finding } from "../spec/finding.ts";
import type { Program } from "../spec/program.ts";
import { parseProgram, parseRecorded } from "../spec/program-file.ts";
import { demanded } from "./campaign/demanded.ts";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAMS = join(ROOT, "fixtures/programs");
const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-emit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const programOf = (name: string): Program => parseProgram(readFileSync(join(PROGRAMS, `${name}.json`), "utf8"), name);

function recordingOf(name: string, finding: Partial<Finding> | null = null): Recording {
  const program = programOf(name);
  return {
    program,
    finding: finding === null ? null : findingOf(program, finding),
    demanded: demanded(program),
    suite: "0.1.0",
  };
}

function findingOf(program: Program, more: Partial<Finding>): Finding {
  return {
    schema: FINDING_SCHEMA,
    clause: "SYNC-03",
    kind: "outcome",
    blames: "framework",
    step: program.steps.at(-1)?.id ?? null,
    expected: "EINVAL",
    observed: "ok 0",
    signature: "SYNC-03/sync/outcome/EINVAL!=ok",
    target: "reference",
    program,
    steps: [],
    certificate: { passes: [], lastSweepCandidates: 0, executions: 1, minimal: true },
    provenance: { suite: "0.1.0", seed: 1, path: "", originalSteps: 3 },
    ...more,
  };
}

function refusal(name: string, emit = emitC, finding: Partial<Finding> | null = null): string {
  try {
    emit(recordingOf(name, finding));
  } catch (error) {
    expect((error as Error).name).toBe("Refusal");
    return (error as Error).message;
  }
  throw new Error(`${name} is not refused`);
}

/** Without a word, as a user compiles it. */
async function compiles(name: string, text: string): Promise<string> {
  const file = join(folder, `${name}.c`);
  const program = join(folder, name);
  writeFileSync(file, text);
  const { stdout, stderr } = await run("cc", ["-Wall", "-Wextra", "-Werror", "-o", program, file]);
  expect(stdout + stderr).toBe("");
  return program;
}

/** All programs that userspace can do; the others are refused in one line. */
function emittable(emit: typeof emitC): { name: string; text: string }[] {
  const made: { name: string; text: string }[] = [];
  for (const file of readdirSync(PROGRAMS)) {
    const name = file.replace(/\.json$/, "");
    try {
      made.push({ name, text: emit(recordingOf(name)) });
    } catch (error) {
      if ((error as Error).name !== "Refusal") throw error;
      expect((error as Error).message).toMatch(/^(step \d+ \(.+\)|the program) .+[^.]$/);
    }
  }
  return made;
}

describe("C", () => {
  test("every program that userspace can do compiles without a word", { timeout: 240_000 }, async () => {
    const all = emittable(emitC);
    expect(all.length).toBeGreaterThan(120);
    const sample = all.filter((_made, at) => at % 5 === 0);
    for (const { name, text } of sample) await compiles(name, text);
  });

  test("each command of a driver or of userspace stands in some program that compiles", () => {
    const text = emittable(emitC)
      .map((made) => made.text)
      .join("\n");
    for (const call of [
      "UDMABUF_CREATE_LIST",
      "DMA_HEAP_IOCTL_ALLOC",
      "DMA_BUF_IOCTL_SYNC",
      "lseek(",
      "map_fd(",
      "fdinfo",
    ]) {
      expect(text).toContain(call);
    }
  });

  test("a fence of userspace goes into a buffer and is waited for", async () => {
    const text = emitC(fences());
    for (const call of ["SW_SYNC_IOC_CREATE_FENCE", "DMA_BUF_IOCTL_IMPORT_SYNC_FILE", "SW_SYNC_IOC_INC", "POLLIN"]) {
      expect(text).toContain(call);
    }
    await compiles("fences", text);
  });

  test("the expected outcome is checked, and the recorded step marked", () => {
    const text = emitC(recordingOf("SYNC-03", {}));
    expect(text).toContain("#define RECORDED_STEP 3\n");
    expect(text).toContain("check(3, ended(ioctl(f2, DMA_BUF_IOCTL_SYNC, &sync3)), -EINVAL);");
    expect(text).toContain(" * signature  SYNC-03/sync/outcome/EINVAL!=ok\n");
  });

  test("a machine that cannot tell says so and exits with 4, a difference with 1", async () => {
    const bare = await compiles("bare", emitC(recordingOf("MMAP-22")));
    const { status, stdout } = spawnSync(bare, { encoding: "utf8" });
    if (status === 4) expect(stdout).toMatch(/^cannot tell: .+: .+\n$/);
    else expect(status).toBe(0);
    const text = emitC(memoryFile({})).replace("check(1, made1, 0)", "check(1, made1, -EBUSY)");
    const wrong = spawnSync(await compiles("wrong", text), { encoding: "utf8" });
    expect([wrong.status, wrong.stdout]).toEqual([1, "step 1: expected EBUSY, got 0\n"]);
    const elsewhere = text.replace("RECORDED_STEP 1", "RECORDED_STEP 7");
    expect(spawnSync(await compiles("elsewhere", elsewhere)).status).toBe(3);
    expect(spawnSync(await compiles("right", emitC(memoryFile({}))), { encoding: "utf8" }).status).toBe(0);
  });

  test.each([
    ["MAP-24", "step 2 (a2 = attach b1 dev0) is a call inside the kernel (dma_buf_attach)"],
    ["NAME-02-errno", "step 3 (set-name f2  [fault alloc:name]) needs alloc:name to fail"],
    ["CPU-24", "step 1 (b1 = export size=0x1000 without=begin_cpu_access) has an exporter without begin_cpu_access"],
  ])("%s needs the kernel, and one line says which step does", (name, line) => {
    expect(refusal(name)).toBe(line);
  });

  test("a difference that userspace cannot see is refused", () => {
    expect(refusal("SYNC-03", emitC, { kind: "callback" })).toBe(
      "the difference (callback) shows inside the kernel only",
    );
    expect(refusal("SYNC-03", emitC, { kind: "value" })).toMatch(/^step 3 .* means nothing outside the suite$/);
    const exporters = refusal("SYNC-03", emitC, { blames: "exporter" });
    expect(exporters).toBe("the difference is the exporter's (scripted), which no userspace program can ask for");
  });

  test("text of a finding cannot leave its comment or its string", async () => {
    const text = emitC(recordingOf("SYNC-03", { observed: '*/ int x; /* "\u202e\n#error' }));
    expect(text).not.toMatch(/^#error/m);
    await compiles("comment", text);
    expect(cString('a"\\?\n\x01b')).toBe('"a\\"\\\\\\?\\012\\001b"');
  });
});

function memoryFile(finding: Partial<Finding>): Recording {
  const program: Program = {
    ...programOf("UDMABUF-12-exec"),
    steps: programOf("UDMABUF-12-exec").steps.slice(0, 1),
  };
  return { program, finding: findingOf(program, finding), demanded: demanded(program), suite: "0.1.0" };
}

function fences(): Recording {
  const base = programOf("SYNC-03");
  const fence = { context: 1, seqno: 1, ops: [], enable: "ok" } as const;
  const usage = "DMA_RESV_USAGE_WRITE";
  const program: Program = {
    ...base,
    steps: [
      ...base.steps.slice(0, 1),
      { id: 2, do: "fence-new", args: fence },
      { id: 3, do: "resv-lock", args: { buffer: 1 } },
      { id: 4, do: "resv-reserve", args: { buffer: 1, slots: 1 } },
      { id: 5, do: "resv-add", args: { buffer: 1, fence: 2, usage } },
      { id: 6, do: "resv-unlock", args: { buffer: 1 } },
      { id: 7, do: "resv-test", args: { buffer: 1, usage } },
      { id: 8, do: "fence-signal", args: { fence: 2, how: "plain" } },
      { id: 9, do: "resv-wait", args: { buffer: 1, usage, interruptible: false, ticks: 10 } },
      { id: 10, do: "fence-status", args: { fence: 2 } },
    ],
  };
  return { program, finding: null, demanded: demanded(program), suite: "0.1.0" };
}

/** By era, where the build tree of a guest's kernel is, and how it compiles the framework. */
function kernelTrees(): Map<string, { objects: string; command: string }> {
  const trees = new Map<string, { objects: string; command: string }>();
  const all = join(cacheOf().root, "trees");
  if (!existsSync(all)) return trees;
  for (const tree of readdirSync(all)) {
    const objects = join(all, tree, "s/o");
    const recorded = join(objects, "drivers/dma-buf/.dma-buf.o.cmd");
    const release = join(objects, "include/config/kernel.release");
    if (!existsSync(recorded) || !existsSync(release)) continue;
    const [, line = ""] = /^(?:saved)?cmd_\S+ := (.*)$/m.exec(readFileSync(recorded, "utf8")) ?? [];
    const command = line.replace(/-Wp,-MMD,\S+/, "").replace(/ -c -o .*$/, "");
    trees.set(/^\d+\.\d+/.exec(readFileSync(release, "utf8"))?.[0] ?? "", { objects, command });
  }
  return trees;
}

describe("KUnit", () => {
  const trees = kernelTrees();

  /** Nothing is written into the tree. */
  async function checksIn(era: string, name: string, text: string): Promise<void> {
    const { objects, command } = trees.get(era)!;
    const file = join(folder, `${name}-kunit.c`);
    writeFileSync(file, text);
    const { stderr } = await run("sh", ["-c", `${command} -fsyntax-only -Werror ${file}`], { cwd: objects });
    expect(stderr).toBe("");
  }

  test("what is called in a step is compared, and what an op answers is scripted", () => {
    const text = emitKunit(recordingOf("MAP-24", { kind: "callback" }));
    expect(text).toMatch(/^\/\/ SPDX-License-Identifier: GPL-2.0\n/);
    expect(text).toContain("reply.map_dma_buf = -EIO;");
    expect(text).toContain('KUNIT_ASSERT_STREQ_MSG(test, calls, "attach", "step 2");');
    expect(text).toContain('KUNIT_ASSERT_EQ_MSG(test, (long)(PTR_ERR_OR_ZERO(s3)), (long)(-EIO), "step 3");');
  });

  test("what needs userspace, or shows nowhere, is refused", () => {
    expect(refusal("SYNC-03", emitKunit)).toBe(
      "step 3 (sync f2 flags=0x0) has no form in a KUnit test (DMA_BUF_IOCTL_SYNC)",
    );
    expect(refusal("MAP-24", emitKunit, { kind: "census" })).toBe(
      "the difference (census) is none that a KUnit test compares",
    );
    expect(refusal("HEAP-01", emitKunit)).toBe(
      "the program needs exporter system-heap; a KUnit test has a scripted one",
    );
  });

  test("locks that a program leaves held are given back", () => {
    expect(emitKunit(fences())).not.toContain("dma_resv_unlock(b1->resv);\n}");
    const { program, ...rest } = fences();
    const held = { ...program, steps: program.steps.slice(0, 4) };
    expect(emitKunit({ ...rest, program: held })).toContain("dma_resv_unlock(b1->resv);\n}");
  });

  // Without the trees of `dmabuf-ct kernel build` there is nothing to check against.
  test.skipIf(trees.size === 0)("tests compile in the kernel trees at hand", { timeout: 240_000 }, async () => {
    const all = emittable(emitKunit).filter(({ name }) => trees.has(programOf(name).era));
    expect(all.length).toBeGreaterThan(20);
    for (const { name, text } of all.filter((_made, at) => at % 12 === 0))
      await checksIn(programOf(name).era, name, text);
    for (const era of trees.keys()) await checksIn(era, `fences-${era}`, emitKunit(fences()));
    await expect(checksIn(programOf("MAP-24").era, "wrong", "int x = y;")).rejects.toThrow();
  });
});

beforeAll(() => run(process.execPath, [join(ROOT, "cli/build.mjs")]), 120_000);

describe("the command line", () => {
  const file = join(PROGRAMS, "SYNC-03.json");

  function dmabufCt(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [join(ROOT, "cli/dmabuf-ct.mjs"), ...args], { cwd: folder, encoding: "utf8" });
  }

  test("writes to a file, or to standard output", () => {
    const { status, stdout } = dmabufCt("emit", file, "--lang", "c");
    expect([status, stdout]).toEqual([0, emitC(recordingOf("SYNC-03"))]);
    expect(dmabufCt("emit", file, "--lang", "c", "-o", "sync.c").stdout).toBe("");
    expect(readFileSync(join(folder, "sync.c"), "utf8")).toBe(stdout);
  });

  test("a token is replayed, and written as C, as its file is", () => {
    const token = dmabufCt("emit", file, "--lang", "token").stdout.trim();
    expect(dmabufCt("replay", token).stdout).toMatch(/\nconforms: 3 steps, no difference\n$/);
    expect(dmabufCt("emit", token, "--lang", "c").stdout).toBe(emitC(recordingOf("SYNC-03")));
    writeFileSync(join(folder, "mail"), `> ${token}\n`);
    expect(dmabufCt("replay", "mail").status).toBe(0);
  });

  test.each([
    [["emit", "MAP-24.json", "--lang", "c"], /step 2 \(a2 = attach b1 dev0\) is a call .*; use --lang kunit$/],
    [["emit", "SYNC-03.json", "--lang", "kunit"], /step 3 \(sync .*\) has no form .*; use --lang c$/],
    [["emit", "ATTACH-03.json", "--lang", "c"], /no program of its own can do it: use --lang token or ts$/],
    [["emit", "SYNC-03.json"], /required option '--lang <language>' not specified$/],
    [["emit", "SYNC-03.json", "--lang", "rust"], /Allowed choices are c, kunit, ts, token\.$/],
    [["emit", "SYNC-03.json", "--lang", "c", "-o", "SYNC-03.json/x"], /cannot write SYNC-03\.json\/x: /],
    [["emit", "none.json", "--lang", "c"], /none\.json: no such file$/],
    [["replay", "dct1:00125bc2:G00G1EgG1Khm4"], /damaged token: its checksum does not match/],
    [["replay", "dct7:00125bc2:G00G1EgG1Khm4"], /token of version dct7/],
  ])("%j gets one line and code 2", (args, says) => {
    for (const name of ["MAP-24", "SYNC-03", "ATTACH-03"]) {
      copyFileSync(join(PROGRAMS, `${name}.json`), join(folder, `${name}.json`));
    }
    const { status, stdout, stderr } = dmabufCt(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^dmabuf-ct: [^\n]+\n$/);
    expect(stderr.trimEnd()).toMatch(says);
  });
});

describe("TypeScript", () => {
  test.each([
    [
      "the recorded difference",
      { target: "mutant:name-02", signature: "NAME-02/set-name/census/names!=fewer" },
      "NAME-02",
    ],
    ["conformance", null, "NAME-02"],
  ])("the test holds: %s", { timeout: 120_000 }, async (_what, finding, name) => {
    const file = join(ROOT, `properties/emitted-${process.pid}.test.ts`);
    writeFileSync(file, emitTs(recordingOf(name, finding)));
    try {
      const { stdout } = await run(
        process.execPath,
        [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--reporter=json", file],
        {
          cwd: ROOT,
        },
      );
      expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 1, numFailedTests: 0 });
    } finally {
      rmSync(file);
    }
  });
});

describe("tokens", () => {
  const finding = recordingOf("MAP-24", {}).finding as Finding;
  const token = encodeToken(finding);

  test("a token is one short line that gives the finding back", () => {
    expect(token).toMatch(/^dct1:[0-9a-f]{8}:[\w-]+$/);
    expect(token.length).toBeLessThan(500);
    expect(parseRecorded(decodeToken(token), "token").finding).toEqual(finding);
    expect(parseRecorded(decodeToken(encodeToken(finding.program)), "token").program).toEqual(finding.program);
  });

  test("mail may break and quote it", () => {
    const quoted = token.replace(/(.{60})/g, "$1\n> ");
    expect(isToken(`> ${quoted}`)).toBe(true);
    expect(decodeToken(quoted)).toBe(decodeToken(token));
  });

  test("every damage is told in one line", () => {
    const damages = [
      [token.slice(0, -3), "its checksum does not match"],
      [token.replace(/.$/, (last) => (last === "A" ? "B" : "A")), "its checksum does not match"],
      [token.slice(0, 9), "expected dct1:<checksum>:<data>"],
      [`${token}%`, '"%" cannot stand in it'],
      [token.replace("dct1", "dct9"), "token of version dct9"],
    ] as const;
    for (const [text, says] of damages) {
      expect(() => decodeToken(text)).toThrow(says);
      expect(() => decodeToken(text)).toThrow(/^[^\n]+$/);
    }
    let refused = 0;
    for (let at = 5; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === "0" ? "1" : "0") + token.slice(at + 1);
      expect(() => decodeToken(changed)).toThrow();
      refused++;
    }
    expect(refused).toBeGreaterThan(100);
  });
});
