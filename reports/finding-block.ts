// SPDX-License-Identifier: MIT
/** A finding as a block of text: what is promised, the shortest program that breaks it, and how to see it again. */
import type { ClauseOwner } from "../spec/clause.ts";
import { type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import type { Finding, Provenance, StepReport, Violation } from "../spec/finding.ts";
import type { Program } from "../spec/program.ts";
import { renderSetting, renderStep } from "../spec/render.ts";
import type { FindingLine } from "../spec/result-lines.ts";
import { hang, plural, WIDTH, wrap } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { levelOf, verdictOfViolation } from "./verdicts.ts";

const INDENT = "      ";
/** A step longer than this has its observation on a line of its own. */
const STEP_TEXT_MAX = 44;
/** Lines an observation may take. */
const NOTE_LINES_MAX = 3;

/** Userspace is no one in particular. */
const ownerText = (owner: ClauseOwner): string => (owner === "userspace" ? owner : `the ${owner}`);

/** A name in a column of its own, and a text that hangs beside it. */
export function label(name: string, text: string, paint: Paint): string[] {
  const head = name.padEnd(11);
  const [first = "", ...others] = hang(INDENT + head, text);
  return [INDENT + paint.faint(head) + first.slice(INDENT.length + head.length), ...others];
}

/** Clause, level, who owes it (in a finding: who broke it); its text and sources. */
export function clauseHead(id: ClauseId, paint: Paint, owner: ClauseOwner = clauseOf(id).owedBy): string[] {
  const clause = clauseOf(id);
  return [
    `${paint.strong(id)}  ${clause.level}, owed by ${ownerText(owner)}`,
    ...hang(INDENT, clause.text),
    ...label("source", clause.sources.join("; "), paint),
  ];
}

/** The duty a violation broke: a clause, or what no clause needs to say. */
export function violationHead({ clause, kind, blames }: Violation, paint: Paint): string[] {
  if (clause !== null) return clauseHead(clause, paint, blames);
  const what = kind === "hang" ? "An op returns." : "An op answers with a value or an errno; it does not throw.";
  return [`${paint.strong(kind)}  owed by ${ownerText(blames)}`, `${INDENT}${what}`];
}

function head(violation: Violation, options: BlockOptions): string[] {
  const { lenient, again, paint, line } = options;
  const verdict = line?.verdict ?? verdictOfViolation(levelOf(violation.clause), lenient);
  const word = (verdict === "FAIL" ? paint.bad : paint.warn)(verdict);
  if (again) return [`${word}  ${paint.strong(violation.clause ?? violation.kind)}  again, in another way`];
  const [first = "", ...others] = violationHead(violation, paint);
  return [`${word}  ${first}`, ...others];
}

/** Data has no spaces of its own: without any a long list would run past the last column. */
const breakable = (text: string): string => text.replace(/,(?=\S)/g, ", ");

/** Expected and observed, one below the other, at the step that differed or at the end of the program. */
function divergence(violation: Violation, paint: Paint): string[] {
  const indent = `${INDENT}      `;
  return [
    ...hang(`${indent}expected  `, breakable(violation.expected)).map(paint.good),
    ...hang(`${indent}observed  `, breakable(violation.observed)).map(paint.bad),
  ];
}

/** What a program did on a target, as far as it ran. */
export interface Walk {
  readonly program: Program;
  readonly steps: readonly StepReport[];
  readonly skipped?: readonly number[];
  readonly violation: Violation | null;
}

/** The program step by step, with what each step showed; the first divergence is marked. */
export function walkLines(walk: Walk, paint: Paint): string[] {
  const texts = walk.program.steps.map((step) => ({ id: step.id, text: renderStep(step) }));
  const lengths = texts.map(({ text }) => text.length).filter((length) => length <= STEP_TEXT_MAX);
  const column = Math.max(0, ...lengths) + 2;
  const observed = new Map(walk.steps.map((step) => [step.id, step.observed]));
  const lines = renderSetting(walk.program).map((line) => `${INDENT}  ${paint.faint(line)}`);
  let unseen = "";
  for (const { id, text } of texts) {
    const here = walk.violation !== null && walk.violation.step === id;
    const note = walk.skipped?.includes(id) ? "not sent" : (observed.get(id) ?? unseen);
    lines.push(...stepLines(text, here ? "" : note, here, column, paint));
    if (!here || walk.violation === null) continue;
    lines.push(...divergence(walk.violation, paint));
    unseen = "not run";
  }
  if (walk.violation !== null && walk.violation.step === null) {
    lines.push(`${INDENT}${paint.bad(">")} end of the program`, ...divergence(walk.violation, paint));
  }
  return lines;
}

/** The lines of an observation, cut where they are too many. */
function noteLines(note: string, width: number): string[] {
  const lines = wrap(breakable(note), width).flatMap((line) => line.match(new RegExp(`.{1,${width}}`, "gu")) ?? [line]);
  if (lines.length <= NOTE_LINES_MAX) return lines;
  return [...lines.slice(0, NOTE_LINES_MAX - 1), `${lines[NOTE_LINES_MAX - 1]?.slice(0, width - 2)} …`];
}

function stepLines(text: string, note: string, here: boolean, column: number, paint: Paint): string[] {
  const mark = here ? `${paint.bad(">")} ` : "  ";
  if (note === "") return [`${INDENT}${mark}${here ? paint.strong(text) : text}`];
  const whole = `${text}  ${note}`;
  if (text.length + 2 > column && INDENT.length + 2 + whole.length <= WIDTH) {
    return [`${INDENT}${mark}${text}  ${paint.faint(note)}`];
  }
  const notes = noteLines(note, WIDTH - INDENT.length - 2 - column).map((line) => paint.faint(line));
  if (text.length + 2 > column) notes.unshift("");
  return notes.map((line, index) => {
    const left = index === 0 ? `${mark}${text.padEnd(column)}` : `  ${" ".repeat(column)}`;
    return `${INDENT}${left}${line}`.trimEnd();
  });
}

function certificateText(finding: Finding): string {
  const { certificate, program, provenance } = finding;
  const from = `${program.steps.length} of ${plural(provenance.originalSteps, "step")}`;
  const runs = plural(certificate.executions, "execution");
  if (!certificate.minimal) return `${from}, ${runs}; the limit came before a clean sweep: it may not be the shortest`;
  return `${from}, ${runs}; none of ${plural(certificate.lastSweepCandidates, "smaller candidate")} fails the same way`;
}

/** Origins that are no draw; any other one (the journal of a run that hung) has its seed only. */
const ORIGINS: Readonly<Record<string, string>> = { file: "in a file", fixture: "by a fixture" };

function originText({ seed, path }: Provenance): string {
  if (/^\d+(:\d+)*$/.test(path)) return `seed ${seed}, path ${path}`;
  return ORIGINS[path] ?? `seed ${seed}`;
}

export interface BlockOptions {
  readonly paint: Paint;
  /** A broken recommendation only warns. */
  readonly lenient: boolean;
  /** A block above has told what was promised. */
  readonly again: boolean;
  /** The line that replays it. */
  readonly replay: string | null;
  /** What the results say of it; absent: it is not from results. */
  readonly line?: FindingLine;
}

/** What only results can tell: how often it fails, and that it is known. */
function resultLabels(line: FindingLine | undefined, paint: Paint): string[] {
  if (line === undefined) return [];
  const { reproduced, known } = line;
  const flaky = reproduced.k === reproduced.n ? [] : [`${reproduced.k} of ${reproduced.n} runs`];
  const bugs = known === null ? [] : [`${known.bug ?? "no bug named"}, see ${known.expectation}`];
  return [
    ...flaky.flatMap((text) => label("reproduced", text, paint)),
    ...bugs.flatMap((text) => label("known", text, paint)),
  ];
}

/** The whole block. */
export function findingBlock(finding: Finding, options: BlockOptions): string[] {
  const { paint, again, replay } = options;
  const { provenance } = finding;
  const found = `${originText(provenance)}, on ${finding.target}`;
  return [
    ...head(finding, options),
    "",
    ...walkLines({ program: finding.program, steps: finding.steps, violation: finding }, paint),
    "",
    ...label("signature", finding.signature, paint),
    ...label("minimal", certificateText(finding), paint),
    ...label("found", found, paint),
    ...resultLabels(options.line, paint),
    ...(replay === null ? [] : label("replay", replay, paint)),
    ...(finding.clause === null || again ? [] : label("explain", `npx dmabuf-ct explain ${finding.clause}`, paint)),
  ];
}
