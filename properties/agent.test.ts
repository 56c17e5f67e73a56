// SPDX-License-Identifier: MIT
/** Our agent away from home: a connection that is lost and found again, a kernel that must not be killed, a real one. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { adapterTarget } from "../impl/targets/adapter/target.ts";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { agentLaunch } from "../impl/targets/linux/agent-target.ts";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { kernelOf } from "../impl/targets/linux/build/kernel-manifest.ts";
import { PLAIN_KERNEL } from "../spec/kernel-variant.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, PROGRAM_SCHEMA } from "../spec/program.ts";
import type { Target, WholeProgram, WholeRun } from "../spec/target.ts";
import { expectedClauses } from "./campaign/expected.ts";
import { runProgram } from "./lockstep/run-program.ts";
import { campaign } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-agent-"));
const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
  rmSync(folder, { recursive: true });
});

function open(command: string, pausesMs: readonly number[] = [10, 10]): Target {
  const watch = newWatch();
  watchers.push(new Watcher(watch));
  return adapterTarget("agent:test", agentLaunch(command, pausesMs), watch);
}

const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: { kind: "scripted" as const, ops: [] } };

/**
 * An agent whose connection is lost at a put of buffer 2. `lost` and `greeting` are expressions: whether it is lost, and
 * what is other in its greeting; `times` says how many connections there were before.
 */
function losing(name: string, lost: string, greeting = "{}"): Target {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
const mark = ${JSON.stringify(join(folder, `${name}.mark`))};
const times = existsSync(mark) ? readFileSync(mark, "utf8").length : 0;
appendFileSync(mark, ".");
const HELLO = { protocol: 1, name: "far", kernel: "1", era: "6.12", pageSizeBytes: 4096, config: ${JSON.stringify(DEFAULT_CONFIG)}, commands: ["put"], devicesMax: 1, ...${greeting} };
if (HELLO.kernel === null) process.exit(console.error("no route to host"));
const SEEN = { outcome: { status: "ok", value: null }, census: { buffers: 0 } };
const said = { hello: { ok: HELLO }, step: SEEN, end: { ok: { census: { buffers: 0 }, diagnostics: [] } } };
createInterface({ input: process.stdin }).on("line", (text) => {
  const request = JSON.parse(text);
  if (request.step?.args.buffer === 2 && (${lost})) process.exit(process.stdout.write('{"id":') ? 0 : 1);
  process.stdout.write(JSON.stringify({ id: request.id, ...(said[request.do] ?? { ok: {} }) }) + "\\n");
});
`,
  );
  return open(`${process.execPath} ${file}`);
}

function program(...buffers: number[]): WholeProgram {
  const steps = buffers.map((buffer, at) => ({ id: at + 1, do: "put" as const, args: { buffer } }));
  return { schema: PROGRAM_SCHEMA, era: "6.12", config: DEFAULT_CONFIG, world, steps, endsEarly: false };
}

const PROGRAMS = [program(1, 1), program(1, 2, 1), program(1)];

function run(target: Target): readonly WholeRun[] {
  if (target.sendWhole === undefined) throw new Error("an agent takes programs whole");
  return target.sendWhole(PROGRAMS).finish();
}

const statuses = (runs: readonly WholeRun[]): string[][] =>
  runs.map(({ observations }) => observations.map(({ outcome }) => outcome.status));

describe("a connection that is lost", () => {
  test("once is made again, and nobody is blamed", () => {
    const runs = run(losing("once", "times === 0"));
    expect(statuses(runs)).toEqual([["ok", "ok"], ["ok", "ok", "ok"], ["ok"]]);
  });

  test("at the same step again and again is that step's doing", () => {
    const runs = run(losing("always", "true"));
    expect(statuses(runs)).toEqual([["ok", "ok"], ["ok", "died"], ["ok"]]);
  });

  test("and not found again ends the run: what came back before is there", () => {
    const target = losing("gone", "true", "(times > 0 ? { kernel: null } : {})");
    expect(statuses(run(target))).toEqual([["ok", "ok"]]);
    expect(() => run(target)).toThrow(
      /^agent:test: the agent ended before it greeted: no route to host; it was lost at step 2, put, or one of \d+ requests behind it$/,
    );
  });

  test("to another kernel is not gone on with", () => {
    const target = losing("other", "true", "{ kernel: String(times) }");
    run(target);
    expect(() => run(target)).toThrow(/: the agent is another one now: 1, after 0 was lost at step 2, put/);
  });

  test("and a kernel whose lock debugging fell silent meanwhile is judged as such", () => {
    const config = `{ ...${JSON.stringify(DEFAULT_CONFIG)}, lockDebug: times === 0 }`;
    const runs = run(losing("silent", "times === 0", `{ config: ${config} }`));
    expect(runs.map((one) => one.config?.lockDebug)).toEqual([true, false, false]);
  });
});

const kernel = kernelOf("6.12", PLAIN_KERNEL, cacheOf());
if (typeof kernel !== "object") console.warn("SKIPPED: no kernel 6.12 is built; the agent was not tested on one");

describe.skipIf(typeof kernel !== "object")("on a kernel at the end of a plain pipe", () => {
  const board = join(ROOT, "fixtures/adapters/guest-on-a-pipe.ts");
  const command = `${process.execPath} --import tsx ${board} 6.12`;

  test("programs agree, and those that would kill it are not sent", { timeout: 120_000 }, () => {
    const target = open(command, [100, 1000, 1000]);
    expect(target.capabilities).toMatchObject({ eras: ["6.12"], expendable: false });
    const expected = expectedClauses(target.capabilities, "6.12");
    expect(expected.filter((id) => id === "REF-21" || id === "VMAP-19")).toEqual([]);
    const { findings, commands } = campaign(target, { era: "6.12", commandsMax: 3000, exporters: ["scripted"] });
    expect(findings.map(({ signature }) => signature)).toEqual([]);
    expect(commands).toBeGreaterThan(2000);
  });

  test("a program that would kill it goes without its last step", { timeout: 120_000 }, () => {
    const target = open(command, [100, 1000, 1000]);
    const args = { size: 0x1000n, without: [], with: [], name: "exporter", flags: "O_RDWR", owner: null } as const;
    const steps = [
      { id: 1, do: "export", args: { ...args, reservation: null } },
      { id: 2, do: "vunmap-unlocked", args: { buffer: 1, map: "own" } },
    ] as const;
    const { schema, era, config } = program();
    const ran = runProgram(target, { schema, era, config, world, steps });
    expect(ran.violation).toBeNull();
    expect(ran.skipped).toContain(2);
    expect(ran.executed.map((step) => step.do)).toEqual(["export", "put"]);
  });
});
