// SPDX-License-Identifier: MIT
/** The one interface behind which anything under test stands. */
import type { CommandName } from "./commands/index.ts";
import type { RunnableEra } from "./eras.ts";
import type { FaultPoint } from "./fault.ts";
import type { Census, Diagnostic, Observation } from "./observation.ts";
import type { AnyStep, Config, ExporterSpec, World } from "./program.ts";

/** What a target can do; a smoke run probes it, the generator keeps to it. */
export interface Capabilities {
  readonly eras: readonly RunnableEra[];
  readonly commands: ReadonlySet<CommandName>;
  readonly faults: ReadonlySet<FaultPoint>;
  /** Exporters a world may name, simplest first. */
  readonly exporters: readonly ExporterSpec[];
  /** Whether it reports broken duties (`CONTRACT`) and refuses calls with undefined effect. */
  readonly instrumented: boolean;
  /** Configurations it can be opened with. */
  readonly config: (wanted: Config) => Config;
}

/** What is still alive, or was noticed, after the program's own teardown. */
export interface Leftovers {
  readonly census: Census;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Session {
  /** Runs one step to its end. A harness fault throws; a kernel error is a value. The observation is valid until the next run. */
  run(step: AnyStep): Observation;
  /** Ends the session and reports what is left. */
  close(): Leftovers;
}

export interface Target {
  readonly name: string;
  readonly capabilities: Capabilities;
  open(world: World, era: RunnableEra, config: Config): Session;
}
