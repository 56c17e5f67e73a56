// SPDX-License-Identifier: MIT
import type { ClauseOwner } from "../spec/clause.ts";
import { type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import { EXPORTER_COMMANDS } from "../spec/commands/exporter.ts";
import { signatureOf } from "../spec/commands/index.ts";
import type { Violation } from "../spec/finding.ts";
import type { AnyStep } from "../spec/program.ts";
import type { Mismatch } from "./mismatch.ts";

/** Ties a mismatch to its step; null: to the end of the program. Variants of a command share its signature. */
export function violation(wrong: Mismatch, step: AnyStep | null): Violation {
  const { clause, kind, expected, observed, expectedClass, observedClass } = wrong;
  const where = step === null ? "end" : (signatureOf(step.do).simpler ?? step.do);
  const signature = `${clause ?? "-"}/${where}/${kind}/${expectedClass}!=${observedClass}`;
  return { clause, kind, blames: blamed(wrong, step), step: step?.id ?? null, expected, observed, signature };
}

/** What an exporter whose storage moves does by itself: no framework stands between. */
const OF_MOVERS: ReadonlySet<ClauseId> = new Set([
  ...(["PIN-05", "PIN-06", "PIN-07", "PIN-14", "MOVE-08", "MOVE-10", "MOVE-14", "MOVE-15", "MOVE-16"] as const),
  ...(["MOVE-17", "MOVE-21", "MOVE-23", "MOVE-25", "MOVE-31"] as const),
]);

/**
 * Third-party code that broke a duty, threw or never returned is an exporter's, and so is wrong data. Whatever else
 * differs around a clause that exporters owe, it is the framework that handled the exporter's answer wrongly.
 */
function blamed({ clause, kind }: Mismatch, step: AnyStep | null): ClauseOwner {
  if (clause === null || kind === "duty" || kind === "exception" || kind === "hang") return "exporter";
  const { owedBy } = clauseOf(clause);
  const itsOwn = OF_MOVERS.has(clause) || (step !== null && step.do in EXPORTER_COMMANDS);
  return owedBy === "exporter" && kind !== "value" && !itsOwn ? "framework" : owedBy;
}
