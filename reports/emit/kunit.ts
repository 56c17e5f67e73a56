// SPDX-License-Identifier: MIT
/** A program as a KUnit test, for what only the kernel's own interface can do. */
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { Finding } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { renderStep } from "../../spec/render.ts";
import { comment, inComment, storyOf } from "./c-text.ts";
import { K_BUFFERS } from "./kunit-commands.ts";
import { K_FENCES } from "./kunit-fences.ts";
import { KUNIT_FENCES, KUNIT_HEADERS, KUNIT_PRELUDE } from "./kunit-prelude.ts";
import { KState, KStep } from "./kunit-step.ts";
import { demandedOf, type Recording, Refusal } from "./recording.ts";

const COMMANDS = { ...K_BUFFERS, ...K_FENCES } as Readonly<
  Partial<Record<CommandName, (args: AnyStep["args"], c: KStep) => void>>
>;

/** With CONFIG_DMABUF_DEBUG importers get a copy of each table, which not every table survives. */
function howTo({ config: { dmabufDebug } }: Program): string[] {
  const options = ["DMA_SHARED_BUFFER=y", `DMABUF_DEBUG=${dmabufDebug ? "y" : "n"}`];
  return [
    "Build and run: copy this file to drivers/dma-buf/reproducer.c of a kernel tree, add",
    "obj-y += reproducer.o to the Makefile there, and say, with an empty .kunitconfig of your own or this one:",
    `./tools/testing/kunit/kunit.py run ${options.map((option) => `--kconfig_add CONFIG_${option}`).join(" ")} \\`,
    "  dmabuf-reproducer",
    "The test stops at the first step that differs, and leaves behind what the program leaves behind.",
  ];
}

/** What a test compares: results, values and calls with the lock of the reservation around them. */
const COMPARED: readonly string[] = ["outcome", "value", "callback", "locks"];

function checkVisible({ finding, program }: Recording): void {
  const { exporter } = program.world;
  if (exporter.kind !== "scripted") {
    throw new Refusal(null, `the program needs exporter ${exporter.kind}; a KUnit test has a scripted one`);
  }
  if (finding === null || COMPARED.includes(finding.kind)) return;
  throw new Refusal(null, `the difference (${finding.kind}) is none that a KUnit test compares`);
}

function translated(step: AnyStep, recording: Recording, state: KState): KStep {
  const write = COMMANDS[step.do];
  if (write === undefined) throw new Refusal(step, `has no form in a KUnit test (${signatureOf(step.do).kernel})`);
  if ((step.task ?? 0) !== 0) throw new Refusal(step, "runs in another task");
  if (step.fault !== undefined) throw new Refusal(step, `needs ${step.fault.point} to fail`);
  const c = new KStep(step, recording.program, demandedOf(recording, step), state);
  write(step.args, c);
  return c;
}

function checkCompared(c: KStep, finding: Finding | null): void {
  if (finding?.kind !== "value" || finding.step !== c.step.id || c.comparesValue) return;
  throw new Refusal(c.step, "gives a value that means nothing outside the suite");
}

function stepLines(recording: Recording, state: KState): string[] {
  return recording.program.steps.flatMap((step) => {
    const c = translated(step, recording, state);
    checkCompared(c, recording.finding);
    return ["", `\t/* ${step.id}  ${inComment(renderStep(step))} */`, ...c.text.map((line) => `\t${line}`)];
  });
}

/** Devices are made before the first step; locks that the program leaves held are given back after the last. */
function around(state: KState, steps: readonly string[]): string[] {
  const devices = [...state.devices].sort((a, b) => a - b);
  const made = devices.flatMap((n) => [
    `\tdevices[${n}] = root_device_register("reproducer${n}");`,
    `\tKUNIT_ASSERT_FALSE(test, IS_ERR(devices[${n}]));`,
  ]);
  const declared = devices.length === 0 ? [] : [`\tstruct device *devices[${Math.max(...devices) + 1}];`];
  const given = state.locked.map((resv) => `\tdma_resv_unlock(${resv});`);
  return [
    ...declared,
    ...state.locals.map((line) => `\t${line}`),
    "",
    ...made,
    ...steps,
    ...(given.length > 0 ? [""] : []),
    ...given,
  ];
}

/** The text of the test. Throws {@link Refusal} where the program needs more than a KUnit test has. */
export function emitKunit(recording: Recording): string {
  checkVisible(recording);
  const state = new KState();
  const body = around(state, stepLines(recording, state));
  const story = [`A reproducer for dma-buf, written by dmabuf-ct ${recording.suite}.`, "", ...storyOf(recording)];
  return [
    "// SPDX-License-Identifier: GPL-2.0",
    comment([...story, "", ...howTo(recording.program)]),
    ...KUNIT_HEADERS.map((header) => `#include <${header}>`),
    "",
    KUNIT_PRELUDE,
    ...(state.fences ? ["", KUNIT_FENCES] : []),
    ...state.statics.flatMap((text) => ["", text]),
    "",
    "static void reproduces(struct kunit *test)",
    "{",
    ...body,
    "}",
    "",
    "static struct kunit_case cases[] = {",
    "\tKUNIT_CASE(reproduces),",
    "\t{}",
    "};",
    "",
    "static struct kunit_suite suite = {",
    '\t.name = "dmabuf-reproducer",',
    "\t.test_cases = cases,",
    "};",
    "kunit_test_suite(suite);",
    "",
    'MODULE_DESCRIPTION("A reproducer for dma-buf");',
    'MODULE_LICENSE("GPL");',
    "",
  ].join("\n");
}
