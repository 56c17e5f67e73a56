// SPDX-License-Identifier: MIT
/** A map that finds a cached table: it is answered or refused without the exporter (up to 6.12). */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { premise } from "../phase-parts.ts";
import type { Applies, Call, Effect, Phase } from "../rule.ts";
import { addMapping, attachmentOf, invalidDirection, serves } from "../tables.ts";
import { hasPin, isDynamic, isStatic } from "./map-kinds.ts";

type Command = "map" | "map-unlocked";
type MapCall = Call<Command>;

const CACHE: Applies = { on: { cacheFlag: true } };

function cachedServes(c: MapCall): boolean {
  const { cached } = attachmentOf(c);
  return cached !== null && serves(cached.direction, c.args.direction);
}

function cachedRefuses(c: MapCall): boolean {
  const { cached } = attachmentOf(c);
  return cached !== null && !serves(cached.direction, c.args.direction);
}

function cacheRefusal(clause: ClauseId, when: (c: MapCall) => boolean): Phase<Command> {
  return {
    ...CACHE,
    phase: "check",
    clause,
    also: ["MAP-58"],
    when: (c) => cachedRefuses(c) && when(c),
    ends: "EBUSY",
  };
}

function mapFromCache(c: MapCall): void {
  const { cached } = attachmentOf(c);
  if (cached === null) throw new Error("nothing is cached");
  c.fromCache = true;
  c.table = cached.table;
  c.shown = cached.shown;
  addMapping(c, cached.table, cached.shown, c.args.direction, true);
}

/** Several mappings of the cached table are open already: nobody counts them. */
function mappedOften(c: MapCall): boolean {
  return attachmentOf(c).mappings.length > 1;
}

/** With a `pin` op it shows that the cache comes before the pin (MAP-58). */
function cacheHit(clause: ClauseId, when: (c: MapCall) => boolean, debug: boolean): Effect<Command> {
  return {
    ...CACHE,
    given: { dmabufDebug: debug },
    phase: "effect",
    clause,
    also: ["MAP-25", "MAP-58"].filter((other) => other !== clause) as ClauseId[],
    when: (c) => cachedServes(c) && when(c),
    run: mapFromCache,
    value: (c) => c.shown,
    ...(debug ? { valueClauses: { pages: "MAP-49" } } : {}),
  };
}

/** The cache answers or refuses; the exporter is not called (≤ 6.12). */
export const CACHE_PHASES: readonly Phase<Command>[] = [
  cacheRefusal("MAP-27", (c) => c.args.direction === "DMA_BIDIRECTIONAL"),
  cacheRefusal("MAP-64", (c) => invalidDirection(c.args.direction)),
  cacheRefusal("MAP-26", () => true),
  premise("MAP-70", (c) => cachedServes(c) && isDynamic(c) && !hasPin(c), CACHE),
  premise("MAP-06", (c) => cachedServes(c) && isStatic(c) && hasPin(c), { on: { mapLock: "if-dynamic" } }),
  ...[false, true].flatMap((debug) => [
    cacheHit("MAP-64", (c) => invalidDirection(c.args.direction), debug),
    cacheHit("MAP-30", mappedOften, debug),
    cacheHit("MAP-58", hasPin, debug),
    cacheHit("MAP-25", () => true, debug),
  ]),
];
