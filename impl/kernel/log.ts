// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Diagnostic, DiagnosticKind } from "../../spec/observation.ts";
import { KernelBug } from "./death.ts";

/** What the kernel and our instrumentation say aloud during a step, in order. */
export class Log {
  readonly entries: Diagnostic[] = [];
  readonly #lockDebug: boolean;
  readonly #trace: boolean;
  readonly #warnedOnce = new Set<string>();
  /** Lock debugging reports one fault of its own, and is off from then on (CPU-32). */
  #lockReported = false;

  constructor(lockDebug: boolean, trace: boolean) {
    this.#lockDebug = lockDebug;
    this.#trace = trace;
  }

  /** `WARN`. */
  warn(site: string): void {
    this.#say("WARN", site, null);
  }

  /** `WARN_ONCE`: once per boot, that is per session, and site. */
  warnOnce(site: string): void {
    if (this.#warnedOnce.has(site)) return;
    this.#warnedOnce.add(site);
    this.#say("WARN_ONCE", site, null);
  }

  /** `BUG_ON`: the task dies here. */
  bugOn(condition: boolean, site: string): void {
    if (condition) throw new KernelBug(site);
  }

  /** A lock assertion that failed; silent without lock debugging. */
  assertion(site: string): void {
    if (this.#lockDebug && !this.#lockReported) this.#say("ASSERT", site, null);
  }

  /** A lock taken in an order that cannot end well: the one report of lock debugging. */
  lockReport(): void {
    this.assertion("lockdep");
    this.#lockReported = true; // CPU-32
  }

  /** An error or debug line. */
  print(site: string, text: string): void {
    this.#say("PRINT", site, text);
  }

  /** A trace event, named as in the kernel. */
  trace(event: string): void {
    if (this.#trace) this.#say("TRACE", event, null);
  }

  /** A duty that a caller or an exporter broke and a real kernel does not notice. */
  contract(site: string, clause: ClauseId, detail: string): void {
    this.entries.push({ kind: "CONTRACT", site, clause, detail });
  }

  #say(kind: DiagnosticKind, site: string, detail: string | null): void {
    this.entries.push({ kind, site, clause: null, detail });
  }
}
