// SPDX-License-Identifier: MIT
/** The register as lists: its areas with counts, and clauses one a line. */
import { eraText } from "../reports/verdicts.ts";
import { AREA_SUBJECTS } from "../spec/area-subjects.ts";
import type { Clause } from "../spec/clause.ts";
import { AREAS, type AreaName, CLAUSE_IDS, type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import type { Listing, Row } from "./listing.ts";

/** The areas, in the order of the register. */
export const AREA_NAMES = Object.keys(AREAS) as AreaName[];

/** The clauses of an area, in order. */
export function clausesOfArea(area: AreaName): ClauseId[] {
  return CLAUSE_IDS.filter((id) => Object.hasOwn(AREAS[area], id));
}

/** Whether anything checks a clause. */
export const isChecked = ({ checked }: Clause): boolean => typeof checked === "string";

function areaRow(area: AreaName): Row {
  const clauses = clausesOfArea(area).map(clauseOf);
  const count = (how: string): number => clauses.filter(({ checked }) => checked === how).length;
  const checked = clauses.filter(isChecked).length;
  return {
    area,
    clauses: clauses.length,
    checked,
    lockstep: count("lockstep"),
    invariant: count("invariant"),
    instrumented: count("instrumented"),
    enumerated: count("enumerated"),
    unchecked: clauses.length - checked,
    subject: AREA_SUBJECTS[area],
  };
}

/** Areas, and how many of their clauses are checked how. */
export function areaListing(): Listing {
  const rows = AREA_NAMES.map(areaRow);
  const columns = ["area", "clauses", "checked", "lockstep", "invariant", "instrumented", "enumerated"];
  return { rows, columns: [...columns, "unchecked", "subject"], counts: true };
}

function clauseRow(id: ClauseId): Row {
  const { level, owedBy, checked, text, sources } = clauseOf(id);
  const how = typeof checked === "string" ? { checked, reason: null } : { checked: "not yet", reason: checked.not };
  return { id, level, owedBy, eras: eraText(clauseOf(id)) ?? "all", ...how, text, sources };
}

/** Clauses with their text, or with the reason why nothing checks them. */
export function clauseListing(ids: readonly ClauseId[], last: "text" | "reason" = "text"): Listing {
  const how = last === "text" ? ["checked", "text"] : ["reason"];
  return { rows: ids.map(clauseRow), columns: ["id", "level", "owedBy", ...how] };
}
