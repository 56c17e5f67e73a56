// SPDX-License-Identifier: MIT
/** The minimal program as a sequence diagram: a grid whose columns are the parties, a row for each call and answer. */
import type { CallReport, Finding, PartReport, StepReport, Violation } from "../../spec/finding.ts";
import type { LocksHeld } from "../../spec/op.ts";
import type { AnyStep } from "../../spec/program.ts";
import { renderSetting, renderStep } from "../../spec/render.ts";
import { type HeldLock, heldLocks } from "./held-locks.ts";
import { calleeOf, callerOf, isImporterEntry, LANES, type Lane } from "./lanes.ts";
import { html, type Markup } from "./markup.ts";

interface Message {
  readonly from: Lane;
  readonly to: Lane;
  readonly kind: "call" | "answer";
  readonly text: Markup;
  /** It is what differed. */
  readonly wrong: boolean;
}

/** A message: its arrow between two lanes, its text beside it. */
function arrow({ from, to, kind, text, wrong }: Message): Markup {
  const [left, right] = [LANES.indexOf(from), LANES.indexOf(to)].sort((a, b) => a - b);
  const way = LANES.indexOf(from) < LANES.indexOf(to) ? "right" : "left";
  return html`<div class="msg ${kind} ${way} s${left ?? 0}${right ?? 0}"><span class="sr">${from} to ${to}: </span
><span class="what${wrong ? " bad" : ""}">${text}</span><span class="arrow" aria-hidden="true"></span></div>`;
}

const LOCKS: Readonly<Record<LocksHeld, readonly string[]>> = {
  none: [],
  reservation: ["reservation"],
  "buffer-mutex": ["buffer mutex"],
  "reservation+buffer-mutex": ["reservation", "buffer mutex"],
};

function lockChips(locks: LocksHeld): Markup[] {
  return LOCKS[locks].map((name) => html` <span class="lock">under ${name}</span>`);
}

/** What a step that differed differs in. */
type Difference = Pick<Violation, "kind" | "observed">;

/** Whether a call is the one a difference is about; of several alike its text does not tell which. */
function isWrongCall(op: string, calls: readonly CallReport[], difference: Difference | null): boolean {
  const told = difference?.kind === "callback" || difference?.kind === "locks" || difference?.kind === "exception";
  if (!told || difference.observed.split(" ", 1)[0] !== op) return false;
  return calls.filter((call) => call.op === op).length === 1;
}

function callRows({ op, on, locks, reply }: CallReport, wrong: boolean): Markup[] {
  const callee = calleeOf(op);
  const text = html`<code>${op}</code> ${on}${lockChips(locks)}`;
  const call = arrow({ from: "framework", to: callee, kind: "call", text, wrong });
  if (reply === "") return [call];
  return [
    call,
    arrow({ from: callee, to: "framework", kind: "answer", text: html`<code>${reply}</code>`, wrong: false }),
  ];
}

function saidRows(says: readonly string[], difference: Difference | null): Markup[] {
  const look = difference?.kind === "diagnostic" ? " bad" : "";
  return says.map((said) => html`<p class="note said${look}"><span>${said}</span></p>`);
}

/** What an importer under test called. */
function importerCallRows({ of, outcome, calls, says }: PartReport): Markup[] {
  const between = { from: "importer", to: "framework", wrong: false } as const;
  const answer = { from: "framework", to: "importer", kind: "answer", wrong: false } as const;
  return [
    arrow({ ...between, kind: "call", text: html`<code>${of}</code>` }),
    ...calls.flatMap((call) => callRows(call, false)),
    ...saidRows(says, null),
    arrow({ ...answer, text: html`<code>${outcome}</code>` }),
  ];
}

/** What another step came to meanwhile. */
function partRows(part: PartReport): Markup[] {
  const { of, outcome, calls, says } = part;
  if (!of.startsWith("step ")) return importerCallRows(part);
  return [
    html`<p class="note"><span>${of}: <code>${outcome}</code></span></p>`,
    ...calls.flatMap((call) => callRows(call, false)),
    ...saidRows(says, null),
  ];
}

function answerText(report: StepReport | undefined): Markup {
  const outcome = report?.outcome ?? report?.observed;
  return outcome === undefined || outcome === "" ? html`not seen` : html`<code>${outcome}</code>`;
}

function stepRows(step: AnyStep, report: StepReport | undefined, difference: Difference | null): Markup[] {
  const from = callerOf(step.do);
  const to = isImporterEntry(step.do) ? "importer" : "framework";
  const { calls = [], others = [], says = [] } = report ?? {};
  const wrong = difference?.kind === "outcome" || difference?.kind === "value";
  return [
    arrow({ from, to, kind: "call", text: html`<code>${renderStep(step)}</code>`, wrong: false }),
    ...calls.flatMap((call) => callRows(call, isWrongCall(call.op, calls, difference))),
    ...saidRows(says, difference),
    ...others.flatMap(partRows),
    arrow({ from: to, to: from, kind: "answer", text: answerText(report), wrong }),
  ];
}

/** Locks the program holds when the step is over. */
function heldChips(held: readonly HeldLock[], several: boolean): Markup[] {
  return held.map(({ task, buffer }) => {
    const who = several ? `task ${task} holds` : "holds";
    return html` <span class="lock">${who} ${buffer}</span>`;
  });
}

function stepItem(step: AnyStep, report: StepReport | undefined, held: readonly HeldLock[], finding: Finding): Markup {
  const wrong = finding.step === step.id;
  const several = (finding.program.world.tasks ?? 1) > 1;
  const { task = 0 } = step;
  const who = several ? html` <span class="task t${task}">task ${task}</span>` : null;
  const mark = wrong ? html`<strong class="here">differs here</strong>` : null;
  const rows = stepRows(step, report, wrong ? finding : null);
  return html`<li class="step${wrong ? " wrong" : ""}"><p class="no">step ${step.id}${who}${mark}${heldChips(held, several)}</p><div>${rows}</div></li>
`;
}

/** The diagram of a finding's program, as far as its steps were reported. */
export function sequenceDiagram(finding: Finding): Markup {
  const { program, steps: reports } = finding;
  const byId = new Map(reports.map((report) => [report.id, report]));
  const held = heldLocks(finding);
  const items = program.steps.map((step) => stepItem(step, byId.get(step.id), held.get(step.id) ?? [], finding));
  const lanes = LANES.map((lane) => html`<span>${lane}</span>`);
  return html`<p class="setting">${renderSetting(program).join(" · ")}</p>
<div class="seq"><div class="lanes" aria-hidden="true">${lanes}</div>
<ol>${items}</ol></div>`;
}
