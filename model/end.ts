// SPDX-License-Identifier: MIT
/** The end of a step: what the phases left to compare, and which difference explains the others. */
import { type ClauseId, isClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Census, Diagnostic, DiagnosticKind, Observation, Outcome } from "../spec/observation.ts";
import type { Sight } from "../spec/target.ts";
import { censusDifference, difference, fieldOf } from "./compare.ts";
import {
  brokenDuty,
  callbackText,
  inField,
  type Mismatch,
  outcomeClass,
  outcomeText,
  plain,
  saidText,
} from "./mismatch.ts";
import type { Effect, Meaning, Said } from "./rule.ts";

/** An expected diagnostic and the clause that wants it. */
export type ExpectedSaid = Said & { readonly clause: ClauseId; readonly reports: ClauseId | null };

/** What a step must have shown by its end. */
export interface Expectation {
  readonly meaning: Meaning<CommandName>;
  /** Null: a normal return without a value. */
  readonly outcome: Outcome | null;
  /** The clause that decided the outcome; null: none fired, the last of the meaning stands for it. */
  readonly deciding: ClauseId | null;
  readonly says: readonly ExpectedSaid[];
  readonly valueClauses: Effect<CommandName>["valueClauses"];
  /** Null when the only task is gone: its half-done work cannot be counted. */
  readonly census: Census | null;
  /** Observed callbacks that the phases accounted for. */
  readonly matched: number;
  /** Lock debugging had something to say and is silent by now: blamed if it is not; null: it had not. */
  readonly muted: ClauseId | null;
  /** Blamed for a diagnostic that nobody expects; null: the deciding clause. */
  readonly quiet: ClauseId | null;
}

/** The expectation while it is being built. */
export type OpenExpectation = { -readonly [K in keyof Expectation]: Expectation[K] } & {
  readonly says: ExpectedSaid[];
};

const DONE: Outcome = { status: "ok", value: null };

/** Kinds that a kernel log shows alike. */
const WARNINGS: ReadonlySet<DiagnosticKind> = new Set(["WARN", "WARN_ONCE", "ASSERT"]);

/** The first difference at the end of a step, or null. */
export function compareEnd(wanted: Expectation, seen: Observation, sees: Sight): Mismatch | null {
  return (
    compareCalls(wanted, seen) ??
    compareOutcome(wanted, seen.outcome) ??
    compareDiagnostics(wanted, seen.diagnostics, sees) ??
    compareCensus(wanted, seen.census, sees)
  );
}

function decidingOf({ deciding, meaning }: Expectation): ClauseId {
  const clause = deciding ?? meaning.phases.at(-1)?.clause;
  if (clause === undefined) throw new Error("a meaning without phases");
  return clause;
}

function compareCalls(wanted: Expectation, seen: Observation): Mismatch | null {
  if (wanted.matched === seen.callbacks.length) return null;
  const { meaning, outcome } = wanted;
  const onError = (outcome ?? DONE).status === "ok" ? undefined : meaning.silentOnError;
  const silent = onError === undefined ? meaning.silent : onError;
  const clause = silent ?? decidingOf(wanted);
  return plain(clause, "callback", "no call", callbackText(seen.callbacks[wanted.matched]));
}

function compareOutcome(expectation: Expectation, seen: Outcome): Mismatch | null {
  const wanted = expectation.outcome ?? DONE;
  if (wanted.status !== seen.status || outcomeClass(wanted) !== outcomeClass(seen)) {
    return {
      ...plain(decidingOf(expectation), "outcome", outcomeText(wanted), outcomeText(seen)),
      expectedClass: outcomeClass(wanted),
      observedClass: outcomeClass(seen),
    };
  }
  if (wanted.status !== "ok" || seen.status !== "ok") return null;
  const field = difference(wanted.value, seen.value);
  if (field === null) return null;
  const clause = expectation.valueClauses?.[field] ?? decidingOf(expectation);
  return inField(clause, "value", field, fieldOf(wanted.value, field), fieldOf(seen.value, field));
}

function compareDiagnostics(expectation: Expectation, seen: readonly Diagnostic[], sees: Sight): Mismatch | null {
  const says = sees.diagnosticKinds === "exact" ? expectation.says : seenAsWarnings(expectation);
  const count = Math.max(seen.length, says.length);
  for (let i = 0; i < count; i++) {
    const wanted = says[i];
    const said = seen[i];
    if (wanted !== undefined && said !== undefined && sameSaid(wanted, said)) continue;
    const unwanted = said !== undefined && !says.slice(i).some((w) => sameSaid(w, said));
    if (unwanted) {
      // Said once more than it should: the clause that wants it once is broken.
      const silent = said.kind === "ASSERT" || said.kind === "WARN" ? expectation.muted : null;
      const once = says.find((w) => sameSaid(w, said))?.clause;
      const clause = silent ?? once ?? expectation.quiet ?? decidingOf(expectation);
      return plain(clause, "diagnostic", "silence", saidText(said));
    }
    return plain(wanted?.clause ?? decidingOf(expectation), "diagnostic", saidText(wanted), saidText(said));
  }
  return null;
}

/** What a kernel log shows: every warning is one kind, trace events are nothing, and of a dying task the last word only. */
function seenAsWarnings({ says, outcome }: Expectation): readonly ExpectedSaid[] {
  if (says.length === 0) return says;
  const dies = outcome?.status === "died";
  const audible = says.filter((said) => said.kind !== "TRACE" && (!dies || said.kind === "BUG"));
  return audible.map((said) => (WARNINGS.has(said.kind) ? { ...said, kind: "WARN" } : said));
}

function compareCensus(expectation: Expectation, seen: Census, sees: Sight): Mismatch | null {
  const { census, meaning, outcome } = expectation;
  if (census === null) return null;
  const field = censusDifference(census, seen, sees.census);
  if (field === null) return null;
  const counts = outcome?.status === "error" ? meaning.countsOnError : meaning.counts;
  const wrong = inField(counts?.[field] ?? decidingOf(expectation), "census", field, census[field], seen[field]);
  return { ...wrong, observedClass: seen[field] > census[field] ? "more" : "fewer" };
}

/** A third party's exception, a reported duty or a use after free explains a difference better than its symptom. */
export function blame(
  wrong: Mismatch,
  command: CommandName,
  says: readonly ExpectedSaid[],
  seen: Observation,
  reservationClause: ClauseId,
): Mismatch {
  const thrown = seen.diagnostics.find((d) => d.kind === "EXCEPTION");
  if (thrown !== undefined) {
    const observed = `${thrown.site} throws: ${thrown.detail ?? "?"}`;
    return {
      ...plain(mustReturn(thrown.site), "exception", `${thrown.site} returns`, observed),
      observedClass: "throws",
    };
  }
  if (seen.outcome.status === "blocked" && seen.outcome.on === "exporter") {
    return {
      ...plain(hangClause(command), "hang", "the op returns", "the op waits for ever"),
      expectedClass: "returns",
      observedClass: "hangs",
    };
  }
  const report = seen.diagnostics.find((d) => d.kind === "CONTRACT" && !says.some((s) => sameSaid(s, d)));
  if (report !== undefined) return dutyReported(report);
  const freed = seen.diagnostics.find((d) => d.kind === "USE-AFTER-FREE");
  if (freed === undefined) return wrong;
  const clause = freed.site === "struct dma_resv" ? reservationClause : wrong.clause;
  return { ...wrong, clause, kind: "use-after-free", observed: `use after free: ${freed.detail ?? freed.site}` };
}

/** The mismatch a report of a broken duty amounts to. */
export function dutyReported(report: Diagnostic): Mismatch {
  const clause = report.clause !== null && isClauseId(report.clause) ? report.clause : null;
  return brokenDuty(clause, "no broken duty", report.detail ?? `reported in ${report.site}`);
}

function sameSaid(wanted: ExpectedSaid, seen: Diagnostic): boolean {
  if (wanted.kind !== seen.kind || wanted.site !== seen.site) return false;
  return wanted.kind !== "CONTRACT" || wanted.reports === seen.clause;
}

/** Of the ops, only unmap has a clause that says it cannot fail. */
function mustReturn(op: string): ClauseId | null {
  return op === "unmap_dma_buf" ? "MAP-39" : null;
}

/** The clause broken by an op that never returns, as far as the command tells which op it was. */
export function hangClause(command: CommandName): ClauseId | null {
  return command === "unmap" || command === "unmap-unlocked" ? "MAP-39" : null;
}
