// SPDX-License-Identifier: MIT
/** The JSON that a shields.io endpoint badge is drawn from. */
import type { ClauseLine, Verdict } from "../spec/result-lines.ts";
import type { Results } from "./results-file.ts";

/** Verdicts of clauses that this target could have broken. */
const JUDGED: readonly Verdict[] = ["PASS", "FAIL", "WARN", "NOT_EXERCISED", "XFAIL", "XPASS", "FLAKY"];

function colour(must: readonly ClauseLine[], { findings, footer }: Results): string {
  if ([...must, ...findings].some(({ verdict }) => verdict === "FAIL")) return "red";
  if (footer?.complete !== true) return "lightgrey";
  return must.every(({ verdict }) => verdict === "PASS") ? "brightgreen" : "yellow";
}

/** `dma-buf | 61/63 must`: how many of the clauses that must hold were seen to hold. */
export function badgeReport(results: Results): string {
  const must = results.clauses.filter(({ level, verdict }) => level === "must" && JUDGED.includes(verdict));
  const held = must.filter(({ verdict }) => verdict === "PASS" || verdict === "XPASS").length;
  const incomplete = results.footer?.complete === true ? "" : ", incomplete";
  const badge = {
    schemaVersion: 1,
    label: "dma-buf conformance",
    message: `${held}/${must.length} must${incomplete}`,
    color: colour(must, results),
  };
  return `${JSON.stringify(badge)}\n`;
}
