// SPDX-License-Identifier: MIT
/** A program as one C file that needs nothing but the public interface of the kernel. */
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { Finding } from "../../spec/finding.ts";
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { renderStep } from "../../spec/render.ts";
import { C_BUFFERS_AND_REFERENCES, isStandIn } from "./c-buffers.ts";
import { C_DRIVERS } from "./c-drivers.ts";
import { C_FENCES } from "./c-fences.ts";
import { C_FILES, C_MAPPINGS } from "./c-files.ts";
import { helpersFor } from "./c-helpers.ts";
import { CState, CStep } from "./c-step.ts";
import { comment, inComment, storyOf } from "./c-text.ts";
import { demandedOf, type Recording, Refusal } from "./recording.ts";

/** Every command userspace has, in C. */
const COMMANDS = { ...C_BUFFERS_AND_REFERENCES, ...C_FILES, ...C_MAPPINGS, ...C_DRIVERS, ...C_FENCES } as Readonly<
  Partial<Record<CommandName, (args: AnyStep["args"], c: CStep) => void>>
>;

/** Faults that a program can bring about by itself, if they come at the first use. */
const FAULTS: readonly string[] = ["copy:from-user", "copy:to-user", "limit:fd-table"];

const EXITS = [
  "Exit code: 0 every step ends as demanded · 1 the recorded difference shows · 3 another step differs",
  "           4 this machine cannot tell (the reason is printed)",
  "Build and run, as root: cc -Wall -Wextra -o reproducer <this file> && ./reproducer",
].map((line) => line.replaceAll("·", "-"));

function checkSurroundings(step: AnyStep): void {
  if ((step.task ?? 0) !== 0) throw new Refusal(step, "runs in another task");
  const reply = Object.entries(step.replies ?? {}).find(([, answer]) => answer !== "ok");
  if (reply !== undefined) throw new Refusal(step, `needs an exporter whose ${reply[0]} answers ${reply[1]}`);
  const { fault } = step;
  if (fault === undefined) return;
  if (!FAULTS.includes(fault.point) || fault.skip !== 0) throw new Refusal(step, `needs ${fault.point} to fail`);
}

function translated(step: AnyStep, program: Program, shown: Observation, state: CState): CStep {
  const write = COMMANDS[step.do];
  if (write === undefined) throw new Refusal(step, `is a call inside the kernel (${signatureOf(step.do).kernel})`);
  checkSurroundings(step);
  const c = new CStep(step, program, shown, state);
  write(step.args, c);
  return c;
}

const SEEN: readonly string[] = ["outcome", "value", "diagnostic"];

/** What differed has to be something that the program can see. */
function checkVisible({ finding, program }: Recording): void {
  if (finding === null) return;
  const { kind, blames, step } = finding;
  if (!SEEN.includes(kind) || step === null)
    throw new Refusal(null, `the difference (${kind}) shows inside the kernel only`);
  const { exporter } = program.world;
  if (blames === "exporter" && isStandIn(exporter)) {
    throw new Refusal(
      null,
      `the difference is the exporter's (${exporter.kind}), which no userspace program can ask for`,
    );
  }
}

const isWarning = ({ kind }: Observation["diagnostics"][number]): boolean => /^(WARN|BUG|ASSERT)/.test(kind);

/** A warning shows in the kernel's taint, once. */
function watchWarning(c: CStep): void {
  c.use("warned");
  c.number("warnings ", "warned()", Number(c.shown.diagnostics.some(isWarning)));
}

function checkCompared(c: CStep, { kind }: Finding): void {
  if (kind === "diagnostic") watchWarning(c);
  if (kind === "value" && !c.comparesValue)
    throw new Refusal(c.step, "gives a value that means nothing outside the suite");
}

function bodyOf(recording: Recording, state: CState): string[] {
  const { program, finding } = recording;
  const lines: string[] = [];
  for (const step of program.steps) {
    const c = translated(step, program, demandedOf(recording, step), state);
    if (finding?.step === step.id) checkCompared(c, finding);
    lines.push("", `\t/* ${step.id}  ${inComment(renderStep(step))} */`, ...c.text.map((line) => `\t${line}`));
  }
  return lines;
}

function startOf({ program, finding }: Recording, state: CState): string[] {
  const page = program.world.pageSizeBytes;
  const lines = ["\tsetvbuf(stdout, NULL, _IOLBF, 0);"];
  state.headers.add("unistd.h");
  lines.push(`\tif (sysconf(_SC_PAGESIZE) != ${page}) {`, `\t\tputs("cannot tell: pages are not of ${page} bytes");`);
  lines.push("\t\treturn 4;", "\t}");
  if (finding?.kind !== "diagnostic") return lines;
  return [
    ...lines,
    "\tif (warned()) {",
    `\t\tputs("cannot tell: this kernel has warned already");`,
    "\t\treturn 4;",
    "\t}",
  ];
}

/** The text of the C file. Throws {@link Refusal} where the program needs more than userspace has. */
export function emitC(recording: Recording): string {
  checkVisible(recording);
  const state = new CState();
  state.helpers.add("differs");
  const body = [...startOf(recording, state), ...bodyOf(recording, state)];
  const helpers = helpersFor(state.helpers);
  const headers = new Set(["stdio.h", "stdlib.h", ...state.headers, ...helpers.flatMap((helper) => helper.headers)]);
  return [
    "// SPDX-License-Identifier: MIT",
    comment([
      `A reproducer for dma-buf, written by dmabuf-ct ${recording.suite}.`,
      "",
      ...storyOf(recording),
      "",
      ...EXITS,
    ]),
    "#define _GNU_SOURCE",
    "#define _FILE_OFFSET_BITS 64",
    ...[...headers].sort().map((header) => `#include <${header}>`),
    "",
    "/* The step that differed; 0: any. */",
    `#define RECORDED_STEP ${recording.finding?.step ?? 0}`,
    ...helpers.flatMap(({ text }) => ["", text]),
    "",
    "int main(void)",
    "{",
    ...body,
    "",
    '\tputs("every step ended as demanded");',
    "\treturn 0;",
    "}",
    "",
  ].join("\n");
}
