// SPDX-License-Identifier: MIT
/** How a step ended that was never answered: what the log of a dead or hanging target says. */
import type { Diagnostic, Observation } from "../../../spec/observation.ts";
import type { Endpoint } from "./endpoint.ts";

/** A fatal assertion, as kernels without a BUG instruction print it: file, line, function. */
const BUG = /BUG: failure at [^\s!]*\/(\w+)\(\)!/g;
/** A lock the task waits for although it holds it, by the class of the lock. */
const RECURSION = /possible recursive locking detected[\s\S]*?trying to acquire lock:\s+\S+ \((\S+?)[){]/;

function lockName(log: string): string {
  const [, lock] = RECURSION.exec(log) ?? [];
  if (lock === undefined) return "unknown";
  return lock.includes("reservation_ww_class") ? "reservation" : lock;
}

function bugs(log: string): Diagnostic[] {
  return [...log.matchAll(BUG)].map(([line, site]) => {
    return { kind: "BUG", site: site ?? "?", clause: null, detail: line };
  });
}

/** The observation of the step at which a target died or began to hang. */
export function lastObservation(endpoint: Endpoint): Observation {
  const log = endpoint.log();
  const nothing = { callbacks: [], census: {} as Observation["census"] };
  if (endpoint.hung) return { outcome: { status: "blocked", on: lockName(log) }, diagnostics: [], ...nothing };
  return { outcome: { status: "died" }, diagnostics: bugs(log).slice(-1), ...nothing };
}
