// SPDX-License-Identifier: MIT
import type { ClauseOwner } from "../spec/clause.ts";
import { clauseOf } from "../spec/clauses/index.ts";
import { signatureOf } from "../spec/commands/index.ts";
import type { Violation } from "../spec/finding.ts";
import type { AnyStep } from "../spec/program.ts";
import type { Mismatch } from "./mismatch.ts";

/** Ties a mismatch to its step; null: to the end of the program. Variants of a command share its signature. */
export function violation(wrong: Mismatch, step: AnyStep | null): Violation {
  const { clause, kind, expected, observed, expectedClass, observedClass } = wrong;
  const where = step === null ? "end" : (signatureOf(step.do).simpler ?? step.do);
  const signature = `${clause ?? "-"}/${where}/${kind}/${expectedClass}!=${observedClass}`;
  return { clause, kind, blames: blamed(wrong), step: step?.id ?? null, expected, observed, signature };
}

/**
 * Third-party code that broke a duty, threw or never returned is an exporter's, and so is wrong data. Whatever else
 * differs around a clause that exporters owe, it is the framework that handled the exporter's answer wrongly.
 */
function blamed({ clause, kind }: Mismatch): ClauseOwner {
  if (clause === null || kind === "duty" || kind === "exception" || kind === "hang") return "exporter";
  const { owedBy } = clauseOf(clause);
  return owedBy === "exporter" && kind !== "value" ? "framework" : owedBy;
}
