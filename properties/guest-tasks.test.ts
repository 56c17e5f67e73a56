// SPDX-License-Identifier: MIT
/** Several tasks in a guest: steps that wait in the kernel are seen to wait, and end when a later step lets them. */
import { afterAll, describe, expect, test } from "vitest";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { kernelOf } from "../impl/targets/linux/build/kernel-manifest.ts";
import { linuxTarget } from "../impl/targets/linux/target.ts";
import { PLAIN_KERNEL } from "../spec/kernel-variant.ts";
import type { Completion, Observation } from "../spec/observation.ts";
import { type AnyStep, DEFAULT_CONFIG, DEFAULT_DEVICE, PROGRAM_SCHEMA } from "../spec/program.ts";
import type { Target, WholeProgram, WholeRun } from "../spec/target.ts";

const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
});

function open(): Target {
  const watch = newWatch();
  watchers.push(new Watcher(watch));
  return linuxTarget("6.12", PLAIN_KERNEL, watch);
}

type Line = readonly [task: number, name: string, args: Readonly<Record<string, unknown>>];

const BUFFER: Line = [
  0,
  "export",
  { size: 0x1000n, without: [], with: [], name: "exporter", flags: "O_RDWR", owner: null, reservation: null },
];
const FENCE = { context: 1, seqno: 1, ops: [], enable: "ok" };

/** Steps numbered from 1. */
function program(...lines: readonly Line[]): WholeProgram {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: { kind: "scripted" as const, ops: [] } };
  const steps = lines.map(([task, name, args], at) => ({ id: at + 1, do: name, args, ...(task > 0 ? { task } : {}) }));
  const settings = { schema: PROGRAM_SCHEMA, era: "6.12", config: DEFAULT_CONFIG } as const;
  return { ...settings, world: { ...world, tasks: 4 }, steps: steps as unknown as AnyStep[], endsEarly: false };
}

const ends = (completions: readonly Completion[] = []): string[] =>
  completions.map(({ step, outcome }) => `${step} ${outcome.status === "blocked" ? outcome.on : outcome.status}`);

/** How each step ended, and whom it let go on. */
function story({ observations }: WholeRun): string[] {
  return observations.map(({ outcome, completions }: Observation) =>
    [outcome.status === "blocked" ? outcome.on : outcome.status, ...ends(completions)].join(" · "),
  );
}

const kernel = kernelOf("6.12", PLAIN_KERNEL, cacheOf());
if (typeof kernel !== "object") console.warn("SKIPPED: no kernel 6.12 is built; no task waited in a guest");

describe.skipIf(typeof kernel !== "object")("tasks of a guest", { timeout: 60_000 }, () => {
  const target = typeof kernel === "object" ? open() : (null as never);

  function told(...lines: readonly Line[]): string[] {
    const [run] = target.sendWhole?.([program(...lines)]).finish() ?? [];
    if (run === undefined) throw new Error("nothing came back");
    expect(run.leftovers).not.toBeNull();
    return story(run);
  }

  test("wait for a reservation, and get it in turn", () => {
    const locks = [0, 1, 2].map((task): Line => [task, "resv-lock", { buffer: 1 }]);
    const unlocks = [0, 1].map((task): Line => [task, "resv-unlock", { buffer: 1 }]);
    expect(told(BUFFER, ...locks, ...unlocks)).toEqual([
      "ok",
      "ok",
      "reservation",
      "reservation",
      "ok · 3 ok",
      "ok · 4 ok",
    ]);
  });

  test("wait for a fence: its signal, a signal to the task, and the clock end that", () => {
    const wait = (ticks: unknown, interruptible: boolean) => ({ fence: 1, ticks, interruptible });
    const lines: Line[] = [
      [0, "fence-new", FENCE],
      [1, "fence-wait", wait(10, false)],
      [2, "fence-wait", wait("MAX_SCHEDULE_TIMEOUT", true)],
      [3, "fence-wait", wait(1000, false)],
      [0, "advance-clock", { ticks: 10 }],
      [0, "task-signal", { target: 2 }],
      [0, "fence-signal", { fence: 1, how: "plain" }],
    ];
    expect(told(...lines)).toEqual([
      ...["ok", "fence", "fence", "fence"],
      ...["ok · 2 ok", "ok · 3 error", "ok · 4 ok"],
    ]);
  });

  test("back off by the age of their contexts, wherever the kernel's own checks would have them back off at random", () => {
    const lock = (task: number, buffer: number, context: number): Line => [
      task,
      "ww-lock",
      { buffer, context, how: "lock" },
    ];
    const lines: Line[] = [BUFFER, BUFFER, [0, "ctx-init", {}], [1, "ctx-init", {}]];
    const locks = [lock(0, 1, 3), lock(1, 2, 4), lock(0, 2, 3), lock(1, 1, 4)];
    expect(told(...lines, ...locks, [1, "resv-unlock", { buffer: 2 }])).toEqual([
      ...["ok", "ok", "ok", "ok", "ok", "ok", "reservation", "error", "ok · 7 ok"],
    ]);
  });

  test("that never go on are ended with their program, and the guest stays", () => {
    for (let again = 0; again < 3; again++) {
      const lines: Line[] = [BUFFER, [0, "fence-new", FENCE], [0, "resv-lock", { buffer: 1 }]];
      const wait = { fence: 2, ticks: "MAX_SCHEDULE_TIMEOUT", interruptible: false };
      const story = told(...lines, [0, "fence-wait", wait], [1, "resv-lock", { buffer: 1 }]);
      expect(story).toEqual(["ok", "ok", "ok", "fence", "reservation"]);
    }
  });
});
