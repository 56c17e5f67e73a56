// SPDX-License-Identifier: MIT
/** What a step let us see. Every type that crosses the border between a target and the judge, with its schema. */
import * as z from "zod";
import { ERRNOS, type Errno } from "./errno.ts";
import { CALL_NAMES, type CallName, type DIRECTIONS, LOCKS_HELD, type LocksHeld } from "./op.ts";
import { u64 } from "./u64.ts";

const errno = z.enum(ERRNOS as [Errno, ...Errno[]]);

/** One DMA entry of a scatter-gather table: `sg_dma_address`, `sg_dma_len`. */
export const tableEntry = z.strictObject({ address: u64, lengthBytes: u64 });

/** A scatter-gather table as one side sees it. Tables are compared by `table`, a serial number of the object. */
export const tableView = z.strictObject({
  table: z.int(),
  entries: z.array(tableEntry).describe("the mapped (DMA) entries, `nents` of them"),
  originalEntries: z.int().describe("`orig_nents`"),
  pages: z.enum(["real", "scrambled", "none"]).describe("the CPU page links this side sees"),
});

/** A `struct iosys_map`. Addresses of kernel mappings are numbered in order of appearance; zero is null. */
export const mapView = z.strictObject({ memory: z.enum(["system", "iomem"]), address: u64 });

/** One access through a map: which kind of accessor ran, and the value read, if any. */
export const accessView = z.strictObject({ accessor: z.enum(["plain", "io"]), value: u64.nullable() });

export type TableEntry = z.output<typeof tableEntry>;
export type TableView = z.output<typeof tableView>;
export type MapView = z.output<typeof mapView>;
export type AccessView = z.output<typeof accessView>;

/**
 * How a step ended. `blocked`: the task waits and the step completes later · `died`: the kernel killed the task ·
 * `refused`: instrumentation did not run a call whose effect is undefined.
 */
export const outcome = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("ok"), value: z.unknown() }),
  z.strictObject({ status: z.literal("error"), errno }),
  z.strictObject({ status: z.literal("blocked"), on: z.string() }),
  z.strictObject({ status: z.literal("died") }),
  z.strictObject({ status: z.literal("refused") }),
]);

export type Outcome =
  | { readonly status: "ok"; readonly value: unknown }
  | { readonly status: "error"; readonly errno: Errno }
  | { readonly status: "blocked"; readonly on: string }
  | { readonly status: "died" }
  | { readonly status: "refused" };

/** What the framework passed to an op, or showed it, by op. Handles are step ids. `priv` is null where the exporter's private data is not ours. */
export interface CallbackArgs {
  attach: { device: number; listed: boolean; peer2peer: boolean; importerOps: boolean };
  detach: { priv: number | null; listed: boolean };
  pin: Record<never, never>;
  unpin: Record<never, never>;
  map_dma_buf: { direction: (typeof DIRECTIONS)[number]; priv: number | null };
  unmap_dma_buf: {
    direction: (typeof DIRECTIONS)[number];
    priv: number | null;
    table: number;
    pages: "real" | "scrambled" | "none";
  };
  release: { listed: boolean; attachments: number; name: string | null };
  vmap: Record<never, never>;
  vunmap: { counter: number; map: MapView };
  mmap: { offsetPages: bigint; pages: number; shared: boolean; writable: boolean };
  begin_cpu_access: { direction: (typeof DIRECTIONS)[number] };
  end_cpu_access: { direction: (typeof DIRECTIONS)[number] };
  move_notify: Record<never, never>;
  enable_signaling: Record<never, never>;
  signaled: Record<never, never>;
  wait: Record<never, never>;
  set_deadline: Record<never, never>;
  fence_release: Record<never, never>;
  /** `callback` is the handle of the step that added it, `status` the fence's (0, 1 or its error) as the function finds it. */
  fence_callback: { callback: number; status: number };
}

/** What the code that was called answered. A void op answers `{}`, and so does one whose answer tells nothing. */
export const callbackReply = z.union([
  z.strictObject({ errno }),
  z.strictObject({ table: tableView.nullable() }),
  z.strictObject({ map: mapView }),
  z.strictObject({ peer2peer: z.boolean() }).describe("attach: the flag after the op ran"),
  z.strictObject({ positive: z.int() }),
  z.strictObject({ already: z.literal(true) }).describe("enable_signaling: the work is done already"),
  z.strictObject({ signaled: z.boolean() }).describe("the `signaled` op of a fence"),
  z.strictObject({ invalid: z.string() }).describe("not a legal answer at all; what it was"),
  z.strictObject({}),
]);

export type CallbackReply =
  | { readonly errno: Errno }
  | { readonly table: TableView | null }
  | { readonly map: MapView }
  | { readonly peer2peer: boolean }
  | { readonly positive: number }
  | { readonly already: true }
  | { readonly signaled: boolean }
  | { readonly invalid: string }
  | Readonly<Record<never, never>>;

export const callback = z.strictObject({
  op: z.enum(CALL_NAMES),
  buffer: z.int().nullable(),
  attachment: z.int().nullable(),
  fence: z.int().optional(),
  locks: z.enum(LOCKS_HELD),
  args: z.record(z.string(), z.unknown()),
  reply: callbackReply,
});

/**
 * One call of code that is not the framework's, in the order the framework made them. `buffer` is null for what belongs
 * to a fence, `fence` absent for what does not. The locks of a fence's call: whether the calling task holds the
 * reservation the framework is working on; the fence's own lock is not shown.
 */
export interface Callback<O extends CallName = CallName> {
  readonly op: O;
  readonly buffer: number | null;
  readonly attachment: number | null;
  readonly fence?: number;
  readonly locks: LocksHeld;
  readonly args: CallbackArgs[O];
  readonly reply: CallbackReply;
}

/**
 * What the kernel, or our instrumentation, said aloud. `WARN_ONCE` appears once per session · `ASSERT` is a lock
 * assertion · `PRINT` an error or debug line · `TRACE` a trace event · `CONTRACT` a broken duty that real kernels do
 * not notice, with its clause · `USE-AFTER-FREE` any access after release or a count below zero · `EXCEPTION` code of
 * a third party that threw.
 */
export const DIAGNOSTIC_KINDS = [
  "WARN",
  "WARN_ONCE",
  "BUG",
  "ASSERT",
  "PRINT",
  "TRACE",
  "DMA-API",
  "CONTRACT",
  "USE-AFTER-FREE",
  "EXCEPTION",
] as const;

export type DiagnosticKind = (typeof DIAGNOSTIC_KINDS)[number];

export const diagnostic = z.strictObject({
  kind: z.enum(DIAGNOSTIC_KINDS),
  site: z.string().describe("the kernel function that said it"),
  clause: z.string().nullable().describe("the clause a CONTRACT diagnostic reports as broken"),
  detail: z.string().nullable().describe("for people; never compared"),
});

export interface Diagnostic {
  readonly kind: DiagnosticKind;
  readonly site: string;
  readonly clause: string | null;
  readonly detail: string | null;
}

/**
 * Live objects after a step. `files` are open files of buffers and `references` those files' counts together; O_PATH
 * files are neither (REF-43), but their descriptors count in `fds`. `vmaps` is the sum of all vmap counters,
 * `tableCopies` counts the tables the framework made for importers, `names` the userspace names stored, `vmas` the user
 * mappings of buffers, `memfds` open descriptors of memory files, which count in `fds` as well, `fences` the fences not yet
 * freed, without the stub that all share and without what the framework makes of several fences, `polls` the events of
 * buffers that a poll has left watched.
 */
export const CENSUS_FIELDS = [
  "files",
  "buffers",
  "listed",
  "attachments",
  "names",
  "fds",
  "moduleReferences",
  "tableCopies",
  "references",
  "vmaps",
  "vmas",
  "memfds",
  "fences",
  "polls",
] as const;

export type CensusField = (typeof CENSUS_FIELDS)[number];
export type Census = Record<CensusField, number>;

export const census = z.record(z.enum(CENSUS_FIELDS), z.int());

/** A census of an empty world. */
export function emptyCensus(): Census {
  return {
    files: 0,
    buffers: 0,
    listed: 0,
    attachments: 0,
    names: 0,
    fds: 0,
    moduleReferences: 0,
    tableCopies: 0,
    references: 0,
    vmaps: 0,
    vmas: 0,
    memfds: 0,
    fences: 0,
    polls: 0,
  };
}

export const observation = z.strictObject({
  outcome,
  callbacks: z.array(callback),
  diagnostics: z.array(diagnostic),
  census,
});

/**
 * The end of an earlier step that had to wait, and what came of it from where it waited. A step that was woken and waits
 * once more, for the next fence, or for a fence after a lock, is told of as well: its outcome is `blocked` then, with the
 * calls made in between, and the next completion of it goes on from there.
 */
export interface Completion {
  readonly step: number;
  readonly outcome: Outcome;
  readonly callbacks: readonly Callback[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything one step let us see. The session owns it: valid until the next step runs. */
export interface Observation {
  outcome: Outcome;
  readonly callbacks: Callback[];
  readonly diagnostics: Diagnostic[];
  readonly census: Census;
  /** Earlier steps that waited and ended, or went on to wait again, in this one, in that order; absent: none. */
  completions?: readonly Completion[];
}
