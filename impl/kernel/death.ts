// SPDX-License-Identifier: MIT
import type { Diagnostic, DiagnosticKind } from "../../spec/observation.ts";

/** Why the running task cannot go on. The session catches it at its border; it never crosses to a judge. */
export class TaskDeath extends Error {
  readonly diagnostic: Diagnostic;

  constructor(kind: DiagnosticKind, site: string, detail: string | null) {
    super(`${kind} in ${site}${detail === null ? "" : `: ${detail}`}`);
    this.diagnostic = { kind, site, clause: null, detail };
  }
}

/** Memory was touched after it was freed, or a count went below zero. */
export class UseAfterFree extends TaskDeath {
  constructor(what: string) {
    super("USE-AFTER-FREE", what, null);
  }
}

/** A fatal assertion of the kernel. */
export class KernelBug extends TaskDeath {
  constructor(site: string) {
    super("BUG", site, null);
  }
}

/** Framework code fell over: what a kernel would call an oops. */
export class Oops extends TaskDeath {
  constructor(cause: unknown) {
    super("BUG", "oops", cause instanceof Error ? cause.message : String(cause));
  }
}

/** The suite asked for what cannot be: its own fault, never the target's. */
export class HarnessFault extends Error {
  override name = "HarnessFault";
}

/** Code of a third party threw. */
export class ThirdPartyThrew extends TaskDeath {
  constructor(site: string, cause: unknown) {
    super("EXCEPTION", site, cause instanceof Error ? cause.message : String(cause));
  }
}
