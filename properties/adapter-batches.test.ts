// SPDX-License-Identifier: MIT
/** Programs in a row through an adapter that answers many requests together, and dies with answers untold. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stdioTarget } from "../impl/targets/adapter/stdio.ts";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, PROGRAM_SCHEMA } from "../spec/program.ts";
import type { Target, WholeProgram, WholeRun } from "../spec/target.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-batches-"));
const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
  rmSync(folder, { recursive: true });
});

const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: { kind: "scripted" as const, ops: [] } };

/** Tells its answers in lumps. Where `dies(step)` holds it ends, whatever it has not told. */
function lumping(name: string, dies: string): Target {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
const HELLO = { protocol: 1, name: "lumps", kernel: "none", era: "6.12", pageSizeBytes: 4096, config: ${JSON.stringify(DEFAULT_CONFIG)}, commands: ["export", "put"], devicesMax: 1 };
const SEEN = { outcome: { status: "ok", value: null }, callbacks: [], diagnostics: [], census: { buffers: 0 } };
const dies = ${dies};
const said = { hello: { ok: HELLO }, step: SEEN, end: { ok: { census: { buffers: 0 }, diagnostics: [] } } };
let lump = "";
createInterface({ input: process.stdin }).on("line", (text) => {
  const request = JSON.parse(text);
  if (request.do === "step" && dies(request.step)) process.exit(1);
  if (lump === "") setTimeout(() => { process.stdout.write(lump); lump = ""; }, 5);
  lump += JSON.stringify({ id: request.id, ...(said[request.do] ?? { ok: {} }) }) + "\\n";
});
`,
  );
  const watch = newWatch();
  watchers.push(new Watcher(watch));
  return stdioTarget(`${process.execPath} ${file}`, watch);
}

/** Puts of buffers with these numbers. */
function program(...buffers: number[]): WholeProgram {
  const steps = buffers.map((buffer, at) => ({ id: at + 1, do: "put" as const, args: { buffer } }));
  return { schema: PROGRAM_SCHEMA, era: "6.12", config: DEFAULT_CONFIG, world, steps, endsEarly: false };
}

function run(target: Target, programs: readonly WholeProgram[]): readonly WholeRun[] {
  if (target.sendWhole === undefined) throw new Error("an adapter takes programs whole");
  return target.sendWhole(programs).finish();
}

const statuses = (runs: readonly WholeRun[]): string[][] =>
  runs.map(({ observations }) => observations.map(({ outcome }) => outcome.status));

const PROGRAMS = [program(1, 1), program(1, 2, 1), program(1)];

test("the step of which it dies is found by asking again, one by one", () => {
  const runs = run(lumping("dies", "({ args }) => args.buffer === 2"), PROGRAMS);
  expect(statuses(runs)).toEqual([["ok", "ok"], ["ok", "died"], ["ok"]]);
  expect(runs.map(({ leftovers }) => leftovers !== null)).toEqual([true, false, true]);
});

test("a death that does not repeat is told", () => {
  const mark = JSON.stringify(join(folder, "died-once"));
  const once = `({ args }) => args.buffer === 2 && !existsSync(${mark}) && (writeFileSync(${mark}, ""), true)`;
  const died = statuses(run(lumping("once", once), PROGRAMS)).flat();
  expect(existsSync(join(folder, "died-once"))).toBe(true);
  expect(died.filter((status) => status === "died")).toHaveLength(1);
});

test("batches behind one another come back each with its own", () => {
  const target = lumping("lives", "() => false");
  const [first, second] = [target.sendWhole?.(PROGRAMS), target.sendWhole?.([program(3, 3, 3, 3)])];
  first?.pump();
  expect(statuses(second?.finish() ?? [])).toEqual([["ok", "ok", "ok", "ok"]]);
  expect(statuses(first?.finish() ?? [])).toEqual([["ok", "ok"], ["ok", "ok", "ok"], ["ok"]]);
});
