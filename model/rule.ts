// SPDX-License-Identifier: MIT
/**
 * The form of a meaning: phases in the order the kernel goes through them. The first failing check or op decides the
 * errno; what earlier phases did is undone in reverse; the effect runs last. `model/judge.ts` runs a meaning against an
 * observation. Eras and build options are data on a phase (`on`, `given`), never an `if`.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Args, CommandName } from "../spec/commands/index.ts";
import type { EraRange, EraSwitches } from "../spec/eras.ts";
import type { Errno } from "../spec/errno.ts";
import type { FaultPoint } from "../spec/fault.ts";
import type {
  CallbackArgs,
  CallbackReply,
  CensusField,
  DiagnosticKind,
  MapView,
  Outcome,
  TableView,
} from "../spec/observation.ts";
import type { LocksHeld, OpName } from "../spec/op.ts";
import type { Config, Step } from "../spec/program.ts";
import type { Script as Acts } from "./acts.ts";
import type { ContextState } from "./contexts.ts";
import type { FenceState } from "./fences.ts";
import type { PageState } from "./pages.ts";
import type {
  AttachmentState,
  BufferState,
  FdState,
  IosysState,
  MappingState,
  MemfdState,
  State,
  VmaState,
} from "./state.ts";

/** What the phases of one step share. The judge makes one per step. */
export interface Call<N extends CommandName = CommandName> {
  readonly s: State;
  readonly step: Step<N>;
  /** The task that runs the step. */
  readonly task: number;
  readonly args: Args<N>;
  /** Objects looked up by `bindings`, or made on the way. */
  buffer: BufferState | null;
  attachment: AttachmentState | null;
  mapping: MappingState | null;
  fd: FdState | null;
  iosys: IosysState | null;
  vma: VmaState | null;
  memfd: MemfdState | null;
  context: ContextState | null;
  fence: FenceState | null;
  /** The second fence of commands on two, or of a wait for any. */
  other: FenceState | null;
  /** The storage page the step reads or writes. */
  page: PageState | null;
  /** The table the exporter gave in this step, what the importer is shown of it, and whether it came from the cache. */
  table: TableView | null;
  shown: TableView | null;
  fromCache: boolean;
  /** The map the exporter gave in this step. */
  map: MapView | null;
  /** How the step ended on the target, for where the documents leave a choice; null before it ran. */
  seen: Outcome | null;
  /** Which of its cases a meaning found to hold, so that phases need not find out again; -1: none. */
  choice: number;
  /** Anything else a meaning must carry from one phase to the next. */
  note: number | string | null;
}

/** When a phase exists at all: decided once per session, by data. */
export interface Applies extends EraRange {
  /** Every named switch has this value. */
  readonly on?: Partial<EraSwitches>;
  /** Every named build option has this value. */
  readonly given?: Partial<Config>;
}

/** Words the kernel says when a phase fires. */
export interface Said {
  readonly kind: DiagnosticKind;
  readonly site: string;
}

/** Ends the step with an errno, or otherwise, when its condition holds. */
export interface Check<N extends CommandName> extends Applies {
  readonly phase: "check";
  readonly clause: ClauseId;
  /** Clauses exercised as well when the check fires. */
  readonly also?: readonly ClauseId[];
  readonly when: (c: Call<N>) => boolean;
  /** The errno; or how else the step ends: the value of a normal return, a dead task, a task that waits, a refused call. */
  readonly ends: Errno | { readonly value: (c: Call<N>) => unknown } | "died" | "blocked:reservation" | "refused";
  readonly says?: readonly Said[];
}

/** Ends the step with an errno when the program armed the fault point. Undo works as for a check. */
export interface FaultCheck<N extends CommandName> extends Applies {
  readonly phase: "fault";
  readonly clause: ClauseId;
  readonly also?: readonly ClauseId[];
  readonly point: FaultPoint;
  readonly when?: (c: Call<N>) => boolean;
  readonly errno: Errno;
}

/**
 * The task sleeps here until somebody else has changed something. What earlier phases did stays; the step is observed as
 * blocked, and a later one completes it from the next phase on.
 */
export interface Waits<N extends CommandName> extends Applies {
  readonly phase: "waits";
  readonly clause: ClauseId;
  readonly also?: readonly ClauseId[];
  /** Whether the task has to wait at all. */
  readonly when: (c: Call<N>) => boolean;
  /** What the observation says it waits for. */
  readonly waitsFor: string;
  /** Whether it can go on. */
  readonly ready: (c: Call<N>) => boolean;
  /** What others see of it while it sleeps, and no more once it goes on. */
  readonly sleeps?: (c: Call<N>) => void;
  readonly wakes?: (c: Call<N>) => void;
  /** Blamed for the end of the wait, where that is not what it began for. */
  readonly blames?: (c: Call<N>) => ClauseId | null;
  /** The errno with which the wait ends without what it waited for; null: it goes on normally. */
  readonly endsWith?: (c: Call<N>) => Errno | null;
}

/** A diagnostic that does not end the step. */
export interface Says<N extends CommandName> extends Applies {
  readonly phase: "says";
  readonly clause: ClauseId;
  readonly when: (c: Call<N>) => boolean;
  readonly says: Said;
  /** A report of a broken duty carries the clause. */
  readonly reports?: ClauseId;
}

/** The framework calls an exporter op. Skipped when `when` is false or the exporter lacks the op. */
export interface Calls<N extends CommandName, O extends OpName = OpName> extends Applies {
  readonly phase: "calls";
  /** Blamed when the call is missing, early, doubled or for the wrong object. */
  readonly clause: ClauseId;
  readonly also?: readonly ClauseId[];
  readonly op: O;
  readonly when?: (c: Call<N>) => boolean;
  /** Arguments the exporter sees, with the clause each field is owed to (default: `clause`). */
  readonly args: (c: Call<N>) => CallbackArgs[O];
  readonly argClauses?: Partial<Record<string, ClauseId>>;
  readonly locks: LocksHeld | ((c: Call<N>) => LocksHeld);
  readonly lockClause: ClauseId;
  /** An error reply ends the step with that errno under this clause. Absent: the op cannot fail. */
  readonly onError?: ClauseId;
  /** Takes the reply of a successful op; an errno returned here ends the step, for the reason the clause names. */
  readonly takes?: (c: Call<N>, reply: CallbackReply) => { readonly clause: ClauseId; readonly errno: Errno } | null;
  /** Diagnostics an error reply causes. */
  readonly saysOnError?: (c: Call<N>, errno: Errno) => Said | null;
  /** What a later failure undoes: run in reverse order. */
  readonly undo?: readonly Undo<N>[];
}

/** A change of state in the middle of a step, with its undo. */
export interface Does<N extends CommandName> extends Applies {
  readonly phase: "does";
  readonly clause: ClauseId;
  readonly also?: readonly ClauseId[];
  readonly when?: (c: Call<N>) => boolean;
  readonly run: (c: Call<N>) => void;
  readonly undo?: readonly Undo<N>[];
}

/** The end of a successful step: state change and value. */
export interface Effect<N extends CommandName> extends Applies {
  readonly phase: "effect";
  readonly clause: ClauseId;
  readonly also?: readonly ClauseId[];
  readonly when?: (c: Call<N>) => boolean;
  readonly run?: (c: Call<N>) => void;
  readonly value?: (c: Call<N>) => unknown;
  /** Clause each field of the value is owed to (default: `clause`). The key `""` is a value without fields. */
  readonly valueClauses?: Partial<Record<string, ClauseId>>;
}

/**
 * Repeats phases over several buffers: `c.buffer` is each of them in turn. Their order is not promised: the next
 * observed callback picks its buffer if that is among those left, otherwise the first one left goes. A phase that ends
 * the step ends the repetition.
 */
export interface Each<N extends CommandName> extends Applies {
  readonly phase: "each";
  readonly clause: ClauseId;
  readonly over: (c: Call<N>) => BufferState[];
  readonly phases: readonly Phase<N>[];
}

/** Acts whose number and order the state decides while the step runs: walks over fences, what signalling leads to, waits. */
export interface Scripted<N extends CommandName> extends Applies {
  readonly phase: "script";
  readonly clause: ClauseId;
  /** All clauses its acts can name. */
  readonly also: readonly ClauseId[];
  readonly when?: (c: Call<N>) => boolean;
  readonly run: (c: Call<N>) => Acts;
}

export type Undo<N extends CommandName> = Calls<N> | Does<N> | Says<N>;

export type Phase<N extends CommandName> =
  | Check<N>
  | FaultCheck<N>
  | Says<N>
  | Waits<N>
  | Calls<N>
  | Does<N>
  | Each<N>
  | Scripted<N>
  | Effect<N>;

export interface Meaning<N extends CommandName> {
  /**
   * Whether the step can be sent: its handles exist and its effect is defined. A dangling handle or undefined behaviour
   * is never sent. Looks up the objects the phases use.
   */
  readonly defined: (c: Call<N>) => boolean;
  /** Whether the caller keeps to its duties; false makes it a negative command. */
  readonly legal: (c: Call<N>) => boolean;
  readonly phases: readonly Phase<N>[];
  /** Blamed when the exporter is called although nothing in the phases calls it. */
  readonly silent?: ClauseId;
  /** As `silent`, for a step that ends with an errno (default: `silent`); null: the clause of that errno. */
  readonly silentOnError?: ClauseId | null;
  /** Blamed when a count of the census is wrong although the outcome is right (default: the deciding clause). */
  readonly counts?: Partial<Record<CensusField, ClauseId>>;
  /** As `counts`, for a step that ends with an errno (default: the deciding clause). */
  readonly countsOnError?: Partial<Record<CensusField, ClauseId>>;
}

/** One meaning per command: a missing one does not compile. */
export type Meanings = { readonly [N in CommandName]: Meaning<N> };
