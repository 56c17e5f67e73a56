// SPDX-License-Identifier: MIT
/** The block of plain text that goes into the cover letter of a patch series: at most forty lines of 75 columns. */
import type { ClauseLine, FindingLine } from "../spec/result-lines.ts";
import { type AreaClauses, byArea } from "./by-area.ts";
import { conclusionOf } from "./conclusion.ts";
import { hang, plural } from "./layout.ts";
import { baselineTotal } from "./news.ts";
import type { Results } from "./results-file.ts";
import { countVerdicts } from "./verdicts.ts";

const LINES_MAX = 40;
const WIDTH = 75;

function verdictText(clauses: readonly ClauseLine[]): string {
  const counts = countVerdicts(clauses);
  const tested = clauses.length - counts.SKIP - counts.UNTESTED;
  if (tested === 0) return "OK (Not Supported)";
  if (counts.FAIL > 0) return "FAIL";
  if (counts.FLAKY > 0) return "FLAKY";
  if (counts.XPASS > 0) return "OK (Unexpectedly)";
  if (counts.XFAIL > 0) return "FAIL (Known)";
  if (counts.PASS === 0 && counts.WARN === 0) return "Not Exercised";
  return counts.WARN > 0 ? "OK (With Warnings)" : "OK";
}

/** Areas with one verdict share a line. */
function areaLines(areas: readonly AreaClauses[]): string[] {
  const byText = new Map<string, AreaClauses[]>();
  for (const area of areas) {
    const text = verdictText(area.clauses);
    byText.set(text, [...(byText.get(text) ?? []), area]);
  }
  return [...byText].flatMap(([text, group]) => hang(`${text}: `, group.map(({ area }) => area).join(" "), WIDTH));
}

function findingLines({ finding, verdict, file, reproduced: { k, n }, known }: FindingLine): string[] {
  const often = verdict === "FLAKY" ? ` (${k} of ${n} runs)` : "";
  const bug = known === null ? "" : ` (known: ${known.bug ?? known.expectation})`;
  return [
    ...hang(`${verdict.toLowerCase()}: `, `${finding.signature}${often}${bug}`, WIDTH).slice(0, 2),
    `  dmabuf-ct replay ${file}`,
  ];
}

function grandTotal({ header, clauses }: Results): string[] {
  const counts = countVerdicts(clauses);
  const parts = [
    `Grand Total for ${header.target}: ${clauses.length - counts.SKIP - counts.UNTESTED}`,
    `Succeeded: ${counts.PASS + counts.XPASS}`,
    `Failed: ${counts.FAIL + counts.FLAKY + counts.XFAIL}`,
    `Warnings: ${counts.WARN}`,
    `Not Exercised: ${counts.NOT_EXERCISED}`,
  ];
  return hang("", parts.join(", "), WIDTH);
}

function headLines({ header, footer }: Results): string[] {
  const { suite, spec, era, seed, target, environment } = header;
  const kernel = environment.kernel === null ? "" : `, kernel ${environment.kernel}`;
  const effort = footer === null ? "not run to its end" : plural(footer.commands, "command");
  return hang("", `dmabuf-ct ${suite}, ${spec}, ${target}, era ${era}${kernel}, seed ${seed}, ${effort}`, WIDTH);
}

/** The results as text for a cover letter; what does not fit is counted. */
export function coverReport(results: Results): string {
  const head = [...headLines(results), "", ...areaLines(byArea(results.clauses)), ""];
  const baseline = baselineTotal(results);
  const against = baseline === null ? [] : hang("against ", baseline, WIDTH);
  const foot = ["", ...grandTotal(results), ...against, ...hang("", conclusionOf(results).text, WIDTH)];
  const room = LINES_MAX - head.length - foot.length - 1;
  const blocks = results.findings.map(findingLines);
  const shown: string[] = [];
  let count = 0;
  for (; count < blocks.length && shown.length + (blocks[count]?.length ?? 0) <= room; count++)
    shown.push(...(blocks[count] ?? []));
  const left = blocks.length - count;
  const more = left === 0 ? [] : [`… and ${plural(left, "more finding")}, see results.jsonl`];
  return `${[...head, ...shown, ...more, ...foot].join("\n")}\n`;
}
