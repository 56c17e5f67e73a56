// SPDX-License-Identifier: MIT
/** A guest that dies, waits for ever or is spoilt in the middle of a run: the step is named, and the run goes on. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { kernelOf, moduleHash } from "../impl/targets/linux/build/kernel-manifest.ts";
import { linuxTarget } from "../impl/targets/linux/target.ts";
import { PLAIN_KERNEL } from "../spec/kernel-variant.ts";
import type { Observation } from "../spec/observation.ts";
import { type AnyStep, DEFAULT_CONFIG, DEFAULT_DEVICE, PROGRAM_SCHEMA } from "../spec/program.ts";
import type { Target, WholeProgram, WholeRun } from "../spec/target.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-guest-"));
const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
  rmSync(folder, { recursive: true });
});

function open(): Target {
  const watch = newWatch();
  const watcher = new Watcher(watch);
  watchers.push(watcher);
  return linuxTarget("6.12", PLAIN_KERNEL, watch);
}

const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: { kind: "scripted" as const, ops: [] } };
const BUFFER = {
  size: 0x1000n,
  without: [],
  with: [],
  name: "exporter",
  flags: "O_RDWR",
  owner: null,
  reservation: null,
};

/** Steps after the export of buffer 1, numbered from 2. */
function program(endsEarly: boolean, ...steps: readonly [string, Readonly<Record<string, unknown>>][]): WholeProgram {
  const all = [["export", BUFFER], ...steps].map(([name, args], at) => ({ id: at + 1, do: name, args }));
  const settings = { schema: PROGRAM_SCHEMA, era: "6.12", config: DEFAULT_CONFIG, world } as const;
  return { ...settings, steps: all as unknown as AnyStep[], endsEarly };
}

/** Mapping without the lock: lock debugging says so, as long as it is awake. */
const ASSERTS = program(
  false,
  ["dynamic-attach", { buffer: 1, device: 0, importerOps: "move-callback", allowPeer2peer: false }],
  ["map", { attachment: 2, direction: "DMA_TO_DEVICE" }],
  ["unmap", { attachment: 2, mapping: 3, direction: "DMA_TO_DEVICE" }],
  ["detach", { buffer: 1, attachment: 2 }],
  ["put", { buffer: 1 }],
);
const BUGS = program(true, ["vunmap-unlocked", { buffer: 1, map: "own" }]);
const WAITS = program(true, ["resv-lock", { buffer: 1 }], ["attach", { buffer: 1, device: 0 }]);

function run(target: Target, ...programs: readonly WholeProgram[]): readonly WholeRun[] {
  if (target.sendWhole === undefined) throw new Error("a guest takes programs whole");
  return target.sendWhole(programs).finish();
}

const said = (seen: Observation | undefined): string[] =>
  (seen?.diagnostics ?? []).map(({ kind, site }) => `${kind} ${site}`);

/** It ran to its end, and lock debugging spoke. */
function speaks({ observations, leftovers }: WholeRun): void {
  expect(leftovers).not.toBeNull();
  expect(observations.map(({ outcome }) => outcome.status)).toEqual(["ok", "ok", "ok", "ok", "ok", "ok"]);
  expect(said(observations[2])).toContain("WARN dma_buf_map_attachment");
}

/** The processes of guests that this one started. */
function guests(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      const [line = "", parent] = /^\d+ \(linux\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return line !== "" && parent === String(process.pid);
    } catch {
      return false;
    }
  });
}

const kernel = kernelOf("6.12", PLAIN_KERNEL, cacheOf());
if (typeof kernel !== "object") console.warn("SKIPPED: no kernel 6.12 is built; no guest was broken");

describe.skipIf(typeof kernel !== "object")("a guest", { timeout: 60_000 }, () => {
  test("that hits a BUG dies at that step, and the next program finds a new one", () => {
    const [before, bug, after] = run(open(), ASSERTS, BUGS, ASSERTS);
    speaks(before as WholeRun);
    expect(bug?.observations.map(({ outcome }) => outcome.status)).toEqual(["ok", "died"]);
    expect(said(bug?.observations[1])).toEqual(["BUG dma_buf_vunmap"]);
    speaks(after as WholeRun);
  });

  test("that waits for its own lock is told from one that is slow, and lock debugging is awake in the next one", () => {
    const [wait, after] = run(open(), WAITS, ASSERTS);
    expect(wait?.observations.map(({ outcome }) => outcome)).toMatchObject([
      { status: "ok" },
      { status: "ok" },
      { status: "blocked", on: "reservation" },
    ]);
    speaks(after as WholeRun);
  });

  test("that dies when nobody expected it is asked again, step by step, until the step is known", () => {
    const unexpected = { ...BUGS, endsEarly: false };
    const [before, bug, after] = run(open(), ASSERTS, unexpected, ASSERTS);
    speaks(before as WholeRun);
    expect(bug?.observations.map(({ outcome }) => outcome.status)).toEqual(["ok", "died"]);
    speaks(after as WholeRun);
  });

  test("that is killed from outside between two programs is replaced", () => {
    const target = open();
    run(target, ASSERTS).forEach(speaks);
    const killed = guests();
    expect(killed.length).toBeGreaterThan(0);
    for (const pid of killed) process.kill(Number(pid), "SIGKILL");
    run(target, ASSERTS).forEach(speaks);
  });
});

/** Opens the target on a cache of its own, with a package that is damaged in some way. */
function openDamaged(name: string, damage: (folder: string) => void): () => void {
  const cache = join(folder, name);
  const package_ = join(cache, "dmabuf-ct/kernels/0123456789abcdef");
  mkdirSync(package_, { recursive: true });
  damage(package_);
  return () => {
    const before = process.env["XDG_CACHE_HOME"];
    process.env["XDG_CACHE_HOME"] = cache;
    try {
      open();
    } finally {
      if (before === undefined) delete process.env["XDG_CACHE_HOME"];
      else process.env["XDG_CACHE_HOME"] = before;
    }
  };
}

const HINT = /; if its package is damaged: remove \/.*0123456789abcdef and build it again$/;

describe("a damaged package", () => {
  const manifest = {
    schema: "dmabuf-ct/kernel/2",
    era: "6.12",
    release: "none",
    source: "none",
    variant: PLAIN_KERNEL,
    editHash: null,
    memoryMb: 64,
    moduleHash: moduleHash(),
  };

  test("without its kernel, or with another file in its place, is one line", () => {
    const described = (at: string): void => writeFileSync(join(at, "kernel.json"), JSON.stringify(manifest));
    const missing = openDamaged("missing", described);
    expect(missing).toThrow(/^linux:6\.12: the guest ended before it greeted: .*linux: No such file/);
    expect(missing).toThrow(HINT);
    const garbage = openDamaged("garbage", (at) => {
      described(at);
      writeFileSync(join(at, "linux"), "garbage\n", { mode: 0o755 });
    });
    expect(garbage).toThrow(HINT);
  });

  test("whose manifest cannot be read is no kernel", () => {
    const broken = openDamaged("manifest", (at) => writeFileSync(join(at, "kernel.json"), "{"));
    expect(broken).toThrow("linux:6.12: no kernel is built; build it: npx dmabuf-ct kernel build 6.12");
  });

  test.skipIf(typeof kernel !== "object")("without its initrd says that the kernel found nothing to start", () => {
    const bare = openDamaged("bare", (at) => {
      if (typeof kernel === "object") cpSync(kernel.folder, at, { recursive: true });
      rmSync(join(at, "initrd"));
    });
    expect(bare).toThrow(/: the guest ended before it greeted: Kernel panic - not syncing: /);
  });
});
