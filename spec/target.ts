// SPDX-License-Identifier: MIT
/** The one interface behind which anything under test stands. */
import type { CommandName } from "./commands/index.ts";
import type { RunnableEra } from "./eras.ts";
import type { FaultPoint } from "./fault.ts";
import {
  CENSUS_FIELDS,
  type Census,
  type CensusField,
  type Diagnostic,
  type Observation,
  type Outcome,
} from "./observation.ts";
import type { AnyStep, Config, ExporterSpec, Program, World } from "./program.ts";

/** How much of a step a target can tell. The judge compares no more than that. */
export interface Sight {
  /** `warnings-only`: WARN, WARN_ONCE and ASSERT look alike, and trace events are not seen. */
  readonly diagnosticKinds: "exact" | "warnings-only";
  /** The counts of the census it reports. */
  readonly census: readonly CensusField[];
}

/** A target that can tell everything. */
export const FULL_SIGHT: Sight = { diagnosticKinds: "exact", census: CENSUS_FIELDS };

/** What a target can do; a smoke run probes it, the generator keeps to it. */
export interface Capabilities {
  readonly eras: readonly RunnableEra[];
  readonly commands: ReadonlySet<CommandName>;
  readonly faults: ReadonlySet<FaultPoint>;
  /** Exporters a world may name, simplest first. */
  readonly exporters: readonly ExporterSpec[];
  /** Whether it reports broken duties (`CONTRACT`) and refuses calls with undefined effect. */
  readonly instrumented: boolean;
  /** Whether it may be killed to see how it dies. Otherwise what kills it, or makes it wait for ever, is not sent. */
  readonly expendable: boolean;
  readonly sees: Sight;
  /** What kind of importer is under test, if one is: without importer ops, with them, or with the move callback too. */
  readonly importer?: "static" | "dynamic" | "told-of-moves";
  /** Configurations it can be opened with. */
  readonly config: (wanted: Config) => Config;
  /** Worlds it can be opened with. */
  readonly world: (wanted: World) => World;
}

/** What is still alive, or was noticed, after the program's own teardown. */
export interface Leftovers {
  readonly census: Census;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a third party's importer wants done next, how it ended, or what it threw. */
export type ImporterTurn =
  | { readonly call: CommandName; readonly args: Readonly<Record<string, unknown>> }
  | { readonly ends: unknown }
  | { readonly threw: string };

/** One entry of a third party's importer on its way. It goes on with what came of the call it asked for. */
export interface ImporterCode {
  next(made?: { readonly id: number; readonly outcome: Outcome }): ImporterTurn;
}

/** A third party's importer. Every call it makes comes out as a step, to be run and judged like any other. */
export interface ImporterPort {
  /** Whether it has an interrupt handler, which may end what its other entries wait for. */
  readonly interrupts: boolean;
  /** Enters it for an `importer-…` step. */
  enter(step: AnyStep): ImporterCode;
  /** Enters its move callback for one of its attachments; null: it has none for it. */
  notify(attachment: number): ImporterCode | null;
}

export interface Session {
  /** The importer under test, if the target is one. */
  readonly importer?: ImporterPort;
  /** Runs one step to its end. A harness fault throws; a kernel error is a value. The observation is valid until the next run. */
  run(step: AnyStep): Observation;
  /** Ends the session and reports what is left. */
  close(): Leftovers;
}

/** A program that was run elsewhere before, so that every step can be sent. */
export interface WholeProgram extends Program {
  /** Its last step killed the only task there, or made it wait for ever. */
  readonly endsEarly: boolean;
}

/** What came of a program that ran as a whole. */
export interface WholeRun {
  /** One observation for each step that ran, in order; fewer than steps when the only task died or waits for ever. */
  readonly observations: readonly Observation[];
  /** Null when the program did not come to its end. */
  readonly leftovers: Leftovers | null;
  /** The build options it ran under, where they are not the same all the time. */
  readonly config?: Config;
}

/** Programs on their way. */
export interface WholeBatch {
  /** Sends what can be sent and takes what has come back; never waits. */
  pump(): void;
  /** What came of the programs, in their order; waits for it. Fewer when the target breaks: the next batch says how. */
  finish(): readonly WholeRun[];
}

export interface Target {
  readonly name: string;
  /** Whether the program's own locks are looked at as well: their order, and who waits for whom. */
  readonly watchesLocks?: boolean;
  readonly capabilities: Capabilities;
  open(world: World, era: RunnableEra, config: Config): Session;
  /**
   * Sends programs away whole, as they are, behind those sent before: for a target that is far away, where a question for
   * each step would cost more than the step.
   */
  readonly sendWhole?: (programs: readonly WholeProgram[]) => WholeBatch;
}
