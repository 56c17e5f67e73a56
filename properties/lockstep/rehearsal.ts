// SPDX-License-Identifier: MIT
import { referenceTarget } from "../../impl/targets/reference.ts";
import type { Diagnostic, Observation } from "../../spec/observation.ts";
import type { Capabilities, Session, Target } from "../../spec/target.ts";

/**
 * The reference framework in the place of a target that is far away, with that target's abilities: a program that runs
 * here to its end can be sent there whole. Without instrumentation nobody hears of a caller's broken duty.
 */
export function rehearsalOf(capabilities: Capabilities): Target {
  const reference = referenceTarget();
  return {
    name: "rehearsal",
    capabilities: { ...capabilities, sees: reference.capabilities.sees },
    open(world, era, config): Session {
      const session = reference.open(world, era, config);
      return capabilities.instrumented ? session : silent(session);
    },
  };
}

function silent(session: Session): Session {
  return {
    run: (step) => withoutReports(session.run(step)),
    close() {
      const { census, diagnostics } = session.close();
      return { census, diagnostics: diagnostics.filter((d) => d.kind !== "CONTRACT") };
    },
  };
}

const isReport = ({ kind }: Diagnostic): boolean => kind === "CONTRACT";

interface Speaking {
  readonly diagnostics: readonly Diagnostic[];
}

function withoutReports(seen: Observation): Observation {
  const { completions } = seen;
  if (completions?.some(({ diagnostics }) => diagnostics.some(isReport)) !== true) return quiet(seen);
  return { ...quiet(seen), completions: completions.map(quiet) };
}

function quiet<T extends Speaking>(seen: T): T {
  if (!seen.diagnostics.some(isReport)) return seen;
  return { ...seen, diagnostics: seen.diagnostics.filter((d) => !isReport(d)) };
}
