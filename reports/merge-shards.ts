// SPDX-License-Identifier: MIT
/** The shards of a run as the run that makes all rounds. Pure functions. */
import { EMPTY_TALLY } from "../spec/campaign.ts";
import type { ClauseId } from "../spec/clauses/index.ts";
import type { ClauseLine, FindingLine, FooterLine, HeaderLine } from "../spec/result-lines.ts";
import { addTallies } from "../spec/tally.ts";
import { canonicalJson } from "../spec/u64.ts";
import { UserError } from "../spec/user-error.ts";
import { EXIT, exitCodeOf } from "./exit-code.ts";
import { progressLine, tallyOf } from "./progress-line.ts";
import type { Results } from "./results-file.ts";
import { withRunId } from "./run-id.ts";
import { countVerdicts, verdictsOf } from "./verdicts.ts";

export interface NamedResults {
  readonly name: string;
  readonly results: Results;
}

/** What all shards of a run have in common, by name. */
function common({ header }: Results): Readonly<Record<string, unknown>> {
  const { suite, spec, target, era, seed, options, capabilities } = header;
  return { suite, spec, target, era, seed, ...options, shard: options.shard?.of ?? null, capabilities };
}

function checkAlike([first, ...others]: readonly NamedResults[]): void {
  if (first === undefined) return;
  const wanted = common(first.results);
  for (const { name, results } of others) {
    const found = common(results);
    const differs = Object.keys(wanted).find((key) => canonicalJson(found[key]) !== canonicalJson(wanted[key]));
    if (differs === undefined) continue;
    const values = `${canonicalJson(found[differs])}, and ${first.name} has ${canonicalJson(wanted[differs])}`;
    throw new UserError(`${name}: not of the same run: its ${differs} is ${values}`);
  }
}

function checkComplete(shards: readonly NamedResults[]): void {
  const seen = new Map<number, string>();
  let of = 0;
  for (const { name, results } of shards) {
    const { shard } = results.header.options;
    if (shard === null) throw new UserError(`${name}: not a shard: it has all rounds of its run`);
    const other = seen.get(shard.index);
    if (other !== undefined)
      throw new UserError(`${name}: shard ${shard.index}/${shard.of} again; ${other} is it already`);
    seen.set(shard.index, name);
    of = shard.of;
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0) throw new UserError(`missing: shard ${missing.map((index) => `${index}/${of}`).join(", ")}`);
}

/** A failure that was drawn, and what else failed while it was shrunk. */
type Road = readonly FindingLine[];

const sameOrigin = (a: FindingLine, b: FindingLine): boolean =>
  a.round === b.round &&
  a.finding.provenance.seed === b.finding.provenance.seed &&
  a.finding.provenance.path === b.finding.provenance.path;

function roadsOf(findings: readonly FindingLine[]): Road[] {
  const roads: FindingLine[][] = [];
  for (const line of findings) {
    const road = roads.at(-1);
    const [first] = road ?? [];
    const together = first !== undefined && line.round !== null && sameOrigin(first, line);
    if (together) road?.push(line);
    else roads.push([line]);
  }
  return roads;
}

/** The findings in the order of their rounds; what is known by then is left out together with all its road. */
function findingsInOrder(shards: readonly Results[]): FindingLine[] {
  const roads = shards.flatMap(({ findings }) => roadsOf(findings));
  const round = ([first]: Road): number => first?.round ?? -1;
  const known = new Set<string>();
  const kept: FindingLine[] = [];
  for (const road of roads.toSorted((a, b) => round(a) - round(b))) {
    if (road[0] === undefined || known.has(road[0].finding.signature)) continue;
    for (const line of road) {
      if (known.has(line.finding.signature)) continue;
      known.add(line.finding.signature);
      kept.push(line);
    }
  }
  return kept;
}

/** What any shard says that its target can exercise. */
function expectedOf(shards: readonly Results[]): ClauseId[] {
  const lines = shards.flatMap(({ clauses }) => clauses);
  return [...new Set(lines.filter(({ verdict }) => verdict === "NOT_EXERCISED").map(({ id }) => id))];
}

function clausesOf(header: HeaderLine, shards: readonly Results[], findings: readonly FindingLine[]): ClauseLine[] {
  const { minHits, only, lenient } = header.options;
  const tally = addTallies(shards.map(({ progress }) => tallyOf(progress)));
  const counted = { ...tally, expected: expectedOf(shards), findings };
  const surprising = new Set(
    shards.flatMap(({ clauses }) => clauses.filter(({ verdict }) => verdict === "XPASS").map(({ id }) => id)),
  );
  return verdictsOf(counted, { era: header.era, minHits, only, lenient }).map((line) =>
    line.verdict === "PASS" && surprising.has(line.id) ? { ...line, verdict: "XPASS" } : line,
  );
}

/** A signal, or the loss of a shard, says more than what the others found. */
function exitOf(footers: readonly (FooterLine | null)[], judged: number): number {
  if (footers.includes(null)) return EXIT.broken;
  const signal = footers.find((footer) => footer?.exit === EXIT.interrupted || footer?.exit === EXIT.terminated);
  return signal?.exit ?? judged;
}

/** The first round that a shard has not counted. */
const nextRound = ({ progress }: Results): number => tallyOf(progress).round;

/** Results that came to their end, one way or another. */
export type Merged = Results & { readonly footer: FooterLine };

/** The results of the whole run. Shards of different runs, or too few of them, are a {@link UserError}. */
export function mergeShards(shards: readonly NamedResults[]): Merged {
  checkAlike(shards);
  checkComplete(shards);
  const all = shards
    .map(({ results }) => results)
    .toSorted((a, b) => (a.header.options.shard?.index ?? 0) - (b.header.options.shard?.index ?? 0));
  const [first] = all;
  if (first === undefined) throw new UserError("nothing to merge");
  const { run: _, ...before } = first.header;
  const started = all.map(({ header }) => header.started).sort()[0] ?? before.started;
  const header = withRunId({ ...before, options: { ...before.options, shard: null }, started });
  const tally = addTallies(all.map(({ progress }) => tallyOf(progress)));
  const findings = findingsInOrder(all);
  const clauses = clausesOf(header, all, findings);
  const footers = all.map(({ footer }) => footer);
  const { commands, negativeCommands, programs } = tally;
  const footer: FooterLine = {
    t: "footer",
    counts: countVerdicts(clauses),
    ...{ commands, negativeCommands, programs },
    findings: findings.length,
    outcomes: tally.outcomes as FooterLine["outcomes"],
    transitions: tally.transitions.length,
    divergences: [...new Set(footers.flatMap((line) => line?.divergences ?? []))],
    exit: exitOf(footers, exitCodeOf({ clauses, findings, require: header.options.require, signal: null })),
    interrupted: footers.some((line) => line?.interrupted === true),
    complete: footers.every((line) => line?.complete === true),
    elapsedMs: Math.round(tally.elapsedMs),
  };
  return {
    header,
    progress: [progressLine(EMPTY_TALLY, { ...tally, round: Math.min(...all.map(nextRound)) })],
    clauses,
    findings,
    footer,
  };
}
