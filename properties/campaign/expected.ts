// SPDX-License-Identifier: MIT
import type { Clause } from "../../spec/clause.ts";
import { CLAUSE_IDS, type ClauseId, clauseOf } from "../../spec/clauses/index.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { Capabilities } from "../../spec/target.ts";
import { unreachable } from "./reachable.ts";

/**
 * The clauses a run against this target is expected to exercise. A target with the scripted exporter is judged whole; a
 * third party's exporter only for what it owes, with the ops it has.
 */
export function expectedClauses(capabilities: Capabilities, era: RunnableEra): ClauseId[] {
  const never = unreachable(capabilities, era);
  const judgesFramework = capabilities.exporters.some((e) => e.kind === "scripted");
  return CLAUSE_IDS.filter((id) => {
    const clause = clauseOf(id);
    const checked = clause.checked === "lockstep" || (clause.checked === "instrumented" && capabilities.instrumented);
    if (!checked || !covers(clause, era) || never.has(id)) return false;
    return judgesFramework || (isDuty(clause) && hasOps(id, capabilities));
  });
}

/** What an exporter must or should do; permissions it need not use. */
function isDuty({ owedBy, level }: Clause): boolean {
  return owedBy === "exporter" && (level === "must" || level === "should");
}

/** Whether the exporters have the op a clause is about. */
function hasOps(id: ClauseId, capabilities: Capabilities): boolean {
  const ops = new Set(capabilities.exporters.flatMap((e) => e.ops));
  if (id.startsWith("VMAP-")) return ops.has("vmap");
  return true;
}
