// SPDX-License-Identifier: MIT
/** Targets behind the adapter protocol: one that works, and all the ways in which one may not. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stdioTarget } from "../impl/targets/adapter/stdio.ts";
import { declareHung, newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import type { Target } from "../spec/target.ts";
import { campaign } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-adapters-"));
const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
  rmSync(folder, { recursive: true });
});

function open(command: string): Target {
  const watch = newWatch();
  watchers.push(new Watcher(watch));
  return stdioTarget(command, watch);
}

const HELLO = {
  protocol: 1,
  name: "test",
  kernel: "none",
  era: "6.12",
  pageSizeBytes: 4096,
  config: {
    dmabufDebug: false,
    sysfsStats: false,
    debugFs: true,
    lockDebug: false,
    dmaApiDebug: false,
    moveNotify: false,
    trace: false,
  },
  commands: ["export", "put"],
  devicesMax: 1,
};

let adapters = 0;

/** An adapter of a few lines: `answer(request)` gives the text of a reply, which may be anything, or nothing. */
function adapter(answer: string): string {
  const file = join(folder, `adapter-${adapters++}.mjs`);
  writeFileSync(
    file,
    `import { createInterface } from "node:readline";
const HELLO = ${JSON.stringify(HELLO)};
const line = (id, rest) => JSON.stringify({ id, ...rest }) + "\\n";
const usual = ({ id, do: what }) => line(id, { ok: what === "hello" ? HELLO : what === "end" ? { census: { buffers: 0 }, diagnostics: [] } : {} });
const answer = ${answer};
createInterface({ input: process.stdin }).on("line", (text) => process.stdout.write(answer(JSON.parse(text))));
`,
  );
  return `${process.execPath} ${file}`;
}

const world = { pageSizeBytes: 4096, devices: [], exporter: { kind: "scripted" as const, ops: [] } };
const STEP = { id: 1, do: "put", args: { buffer: null } } as const;

/** Asks one step of an adapter. */
function step(answer: string): unknown {
  const target = open(adapter(answer));
  const session = target.open(world, "6.12", target.capabilities.config({} as never));
  return session.run(STEP).outcome;
}

describe("the reference behind the protocol", () => {
  const target = open(`${process.execPath} --import tsx ${join(ROOT, "fixtures/adapters/reference-adapter.ts")} 6.12`);

  test("says what it can do", () => {
    expect(target.capabilities).toMatchObject({ eras: ["6.12"], instrumented: false });
    expect(target.capabilities.sees.census).toContain("references");
    expect(target.capabilities.world({ ...world, pageSizeBytes: 65536 }).pageSizeBytes).toBe(4096);
  });

  test("conforms, dying and all", () => {
    const result = campaign(target, { era: "6.12", commandsMax: 4000 });
    expect(result.findings.map((f) => f.signature)).toEqual([]);
    expect(result.commands).toBeGreaterThan(3000);
    expect(Object.keys(result.hits).length).toBeGreaterThan(80);
  });
});

describe("an adapter that", () => {
  test.each([
    ["is no program", "/nowhere/adapter", /: the adapter ended before it answered: .*not found/],
    ["prints garbage", "echo garbage; cat", /: the adapter answers no JSON: "garbage"/],
    ["refuses", `echo '{"id":1,"adapter_error":"no device"}'`, /: the adapter refuses: no device/],
    ["greets in another protocol", `echo '{"id":1,"ok":{"protocol":2}}'`, /: the adapter greets with protocol/],
  ])("%s is one line", (_what, command, line) => {
    expect(() => open(command)).toThrow(line);
  });

  test.each([
    ["prints garbage later", `(r) => r.do === "step" ? "oops\\n" : usual(r)`, /the adapter answers no JSON: "oops"/],
    [
      "answers twice",
      `(r) => r.do === "begin" ? usual(r) + usual(r) : usual(r)`,
      /the adapter answers 2 where 3 was asked/,
    ],
    ["answers no observation", "usual", /the adapter answers no observation: step 1, put/],
    [
      "cannot do it",
      `(r) => r.do === "step" ? line(r.id, { unsupported: "put" }) : usual(r)`,
      /says it cannot do put: step 1/,
    ],
    ["cannot count", `(r) => r.do === "end" ? line(r.id, { ok: {} }) : usual(r)`, /does not survive an empty program/],
    [
      "has a fault of its own",
      `(r) => r.do === "step" ? line(r.id, { adapter_error: "lost" }) : usual(r)`,
      /an error of its own: lost/,
    ],
  ])("%s is one line", (_what, answer, line) => {
    expect(() => step(answer)).toThrow(line);
  });

  test("dies in the middle of a reply has died", () => {
    expect(
      step(`(r) => { if (r.do === "step") process.exit(7 + process.stdout.write('{"id":')); return usual(r); }`),
    ).toEqual({
      status: "died",
    });
  });

  test("never answers is ended by whoever watches, and blocks", () => {
    const watch = newWatch();
    const target = stdioTarget(adapter(`(r) => r.do === "step" ? "" : usual(r)`), watch);
    const session = target.open(world, "6.12", target.capabilities.config({} as never));
    watchers.push(new Watcher(watch));
    // Nobody else runs while this thread waits: what a watcher would do, another process does.
    const pid = watch[0] ?? 0;
    declareHung(watch, pid);
    spawn("/bin/sh", ["-c", `sleep 0.3; kill -9 -${pid}`], { stdio: "ignore" }).unref();
    expect(session.run(STEP).outcome).toEqual({ status: "blocked", on: "unknown" });
  });
});
