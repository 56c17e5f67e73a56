// SPDX-License-Identifier: MIT
import { DUTY_FAULTS, DUTY_OPS } from "../../model/driver-duties.ts";
import type { Clause } from "../../spec/clause.ts";
import { CLAUSE_IDS, type ClauseId, clauseOf } from "../../spec/clauses/index.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { OpName } from "../../spec/op.ts";
import type { ExporterKind } from "../../spec/program.ts";
import type { Capabilities } from "../../spec/target.ts";
import { dutiesOfImporter } from "../importer/stakes.ts";
import { unreachable } from "./reachable.ts";

/**
 * The clauses a run against this target is expected to exercise. A target with the scripted exporter is judged whole; a
 * third party's exporter only for what it owes, with the ops it has.
 */
export function expectedClauses(capabilities: Capabilities, era: RunnableEra): ClauseId[] {
  if (capabilities.importer !== undefined) return dutiesOfImporter(capabilities.importer, era);
  const never = unreachable(capabilities, era);
  const judgesFramework = capabilities.exporters.some((e) => e.kind === "scripted");
  return CLAUSE_IDS.filter((id) => {
    const clause = clauseOf(id);
    const checked = clause.checked === "lockstep" || (clause.checked === "instrumented" && capabilities.instrumented);
    if (!checked || !covers(clause, era) || never.has(id)) return false;
    const driver = DRIVERS[areaOf(id)];
    if (driver !== undefined) return offersDriver(id, driver, capabilities, era);
    return judgesFramework || (isDuty(clause) && hasOps(id, capabilities));
  });
}

/** The exporter whose own promises an area's clauses are: no other one makes them. */
const DRIVERS: Readonly<Record<string, ExporterKind>> = { UDMABUF: "udmabuf", HEAP: "system-heap" };

function areaOf(id: ClauseId): string {
  return id.slice(0, id.indexOf("-"));
}

/** Whether there is such a driver, with an op and a command by which the clause is judged. */
function offersDriver(
  id: ClauseId,
  kind: ExporterKind,
  { exporters, commands, faults }: Capabilities,
  era: RunnableEra,
): boolean {
  const offered = exporters.filter((e) => e.kind === kind && covers(e.eras ?? {}, era));
  const faultNeeded = DUTY_FAULTS[id];
  if (faultNeeded !== undefined && !faultNeeded.some((point) => faults.has(point))) return false;
  const ops = DUTY_OPS[id];
  if (ops === undefined || offered.length === 0) return offered.length > 0;
  const called = ops.filter((op) => [...commands].some((name) => signatureOf(name).ops?.includes(op) === true));
  return called.some((op) => offered.some((e) => e.ops.includes(op)));
}

/** What an exporter must or should do; permissions it need not use. */
function isDuty({ owedBy, level }: Clause): boolean {
  return owedBy === "exporter" && (level === "must" || level === "should");
}

/** Duties of the bracket ops. */
const BRACKETED: Partial<Record<ClauseId, readonly OpName[]>> = {
  "CPU-19": ["begin_cpu_access"],
  "CPU-20": ["end_cpu_access"],
  "HW-10": ["begin_cpu_access", "end_cpu_access"],
};

/** What is owed by exporters whose storage moves. */
const MOVERS = /^(PIN|MOVE)-|^LOCK-05$/;

/** Whether the exporters have the op a clause is about. */
function hasOps(id: ClauseId, capabilities: Capabilities): boolean {
  const ops = new Set(capabilities.exporters.flatMap((e) => e.ops));
  if (MOVERS.test(id)) return capabilities.exporters.some(({ moves }) => moves === true);
  if (id.startsWith("VMAP-")) return ops.has("vmap");
  if (id.startsWith("MMAP-")) return ops.has("mmap");
  return BRACKETED[id]?.some((op) => ops.has(op)) ?? true;
}
