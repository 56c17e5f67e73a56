// SPDX-License-Identifier: MIT
import { AREAS, type AreaName, areaOf } from "../spec/clauses/index.ts";
import type { ClauseLine } from "../spec/result-lines.ts";

export interface AreaClauses {
  readonly area: AreaName;
  readonly clauses: readonly ClauseLine[];
}

/** Clauses by area, in the order of the register; areas without any are left out. */
export function byArea(clauses: readonly ClauseLine[]): AreaClauses[] {
  const areas = Object.keys(AREAS) as AreaName[];
  return areas
    .map((area) => ({ area, clauses: clauses.filter(({ id }) => areaOf(id) === area) }))
    .filter((group) => group.clauses.length > 0);
}
