// SPDX-License-Identifier: MIT
/**
 * Small finite domains, walked from end to end: what each clause demands stands here once more as a table, written from
 * its text and not from the model. The reference target alone must show what the table says, and model and target
 * together must agree.
 */
import { describe, expect, test } from "vitest";
import { MUTANTS } from "../impl/mutants/index.ts";
import type { Mutant } from "../impl/mutants/mutant.ts";
import { referenceTarget } from "../impl/targets/reference.ts";
import { CLAUSE_IDS, type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import { type Args, COMMANDS } from "../spec/commands/index.ts";
import { covers, RUNNABLE_ERAS, type RunnableEra } from "../spec/eras.ts";
import type { Callback, Diagnostic, Outcome, TableView } from "../spec/observation.ts";
import { DIRECTIONS, type Direction } from "../spec/op.ts";
import {
  type AnyStep,
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  PROGRAM_SCHEMA,
  type Program,
  SCRIPTED_EXPORTER,
} from "../spec/program.ts";
import { renderStep } from "../spec/render.ts";
import type { Target } from "../spec/target.ts";
import { runProgram } from "./lockstep/run-program.ts";
import { plantedTarget } from "./mutants/selftest.ts";
import { ROOT } from "./tidy/sources.ts";

/** One step as the target showed it. */
interface Seen {
  readonly outcome: Outcome;
  readonly callbacks: readonly Callback[];
  readonly diagnostics: readonly Diagnostic[];
  readonly census: string;
}

/** A program, what is looked at, and what the table says about it. */
interface Case {
  readonly program: Program;
  readonly shows: (seen: readonly Seen[]) => string;
  readonly expected: string;
}

function programOf(era: RunnableEra, steps: readonly AnyStep[], config: Partial<Config> = {}): Program {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  return { schema: PROGRAM_SCHEMA, era, config: { ...DEFAULT_CONFIG, ...config }, world, steps };
}

/** Every step as the target alone shows it. */
function observe(target: Target, { world, era, config, steps }: Program): Seen[] {
  const session = target.open(world, era, config);
  return steps.map((step) => {
    const { outcome, callbacks, diagnostics, census } = session.run(step);
    return { outcome, callbacks: [...callbacks], diagnostics: [...diagnostics], census: JSON.stringify(census) };
  });
}

function caseText({ program }: Case): string {
  return `${program.era}: ${program.steps.map(renderStep).join("; ")}`;
}

/** The cases where the target alone shows something else than the table says. */
function wrongAlone(target: Target, cases: readonly Case[]): string[] {
  return cases.flatMap((each) => {
    const shown = each.shows(observe(target, each.program));
    return shown === each.expected ? [] : [`${caseText(each)}: ${shown}, not ${each.expected}`];
  });
}

/** The cases where target and model disagree, or that the model does not let through. */
function wrongInLockstep(target: Target, cases: readonly Case[]): string[] {
  return cases.flatMap((each) => {
    const { violation, skipped } = runProgram(target, each.program);
    if (violation !== null) return [`${caseText(each)}: ${violation.signature}`];
    return skipped.length === 0 ? [] : [`${caseText(each)}: not sent: ${skipped.join()}`];
  });
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  if (item === undefined) throw new Error("nothing there");
  return item;
}

function outcomeText(outcome: Outcome): string {
  if (outcome.status === "error") return outcome.errno;
  if (outcome.status !== "ok" || outcome.value === null || outcome.value === undefined) return outcome.status;
  return typeof outcome.value === "bigint" ? `ok ${outcome.value}` : "ok";
}

/** Outcome of the last step and what it said, such as `EINVAL, WARN`. */
function saidAndDone(seen: readonly Seen[]): string {
  const { outcome, diagnostics } = last(seen);
  return [outcomeText(outcome), ...diagnostics.map((d) => d.kind)].join(", ");
}

/** The same for a refusal, and whether it left a trace: an op called, or something counted. */
function refusal(seen: readonly Seen[]): string {
  const { callbacks, census, outcome } = last(seen);
  const traces = outcome.status === "ok" ? [] : callbacks.map(({ op }) => `${op} called`);
  const counted = outcome.status === "ok" || census === seen.at(-2)?.census ? [] : ["something counted"];
  return [saidAndDone(seen), ...traces, ...counted].join(", ");
}

function subsetsOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, at) => ((bits >> at) & 1) === 1));
}

const EXPORT = {
  size: 0x1000n,
  without: [],
  with: [],
  name: "exporter",
  flags: "O_RDWR",
  owner: null,
  reservation: null,
} as const satisfies Args<"export">;

const exported = (args: Partial<Args<"export">> = {}): AnyStep => ({
  id: 1,
  do: "export",
  args: { ...EXPORT, ...args },
});

// EXPORT-14 ------------------------------------------------------------------------------------------------------------

interface Shape {
  readonly era: RunnableEra;
  readonly lacks: Args<"export">["without"];
  readonly has: Args<"export">["with"];
  readonly owner: "none" | "alive" | "dying";
}

const hasOp = ({ has }: Shape, op: "pin" | "unpin"): boolean => has.includes(op) || has.includes("pin+unpin");

/** The tests of EXPORT-14 in their order; the first that fails decides. */
const EXPORT_TESTS: readonly (readonly [fails: (shape: Shape) => boolean, outcome: string])[] = [
  [({ lacks }) => lacks.length > 0, "EINVAL, WARN"],
  [
    (s) => s.era !== "7.2" && s.has.includes("cache_sgt_mapping") && (hasOp(s, "pin") || hasOp(s, "unpin")),
    "EINVAL, WARN",
  ],
  [(s) => hasOp(s, "pin") && !hasOp(s, "unpin"), "EINVAL, WARN"],
  [(s) => hasOp(s, "unpin") && !hasOp(s, "pin"), "EINVAL, WARN"],
  [({ owner }) => owner === "dying", "ENOENT"],
];

const MANDATORY = ["priv", "ops", "map_dma_buf", "unmap_dma_buf", "release"] as const;
const ADDED = ["pin+unpin", "cache_sgt_mapping", "pin", "unpin"] as const;
const OWNERS = ["none", "alive", "dying"] as const;

function exportOf(shape: Shape): Case {
  const module: AnyStep = { id: 2, do: "module-new", args: {} };
  const unload: AnyStep = { id: 3, do: "module-unload", args: { module: 2 } };
  const owner = shape.owner === "none" ? null : 2;
  const step = exported({ without: shape.lacks, with: shape.has, owner });
  return {
    program: programOf(shape.era, [module, ...(shape.owner === "dying" ? [unload] : []), step]),
    shows: refusal,
    expected: EXPORT_TESTS.find(([fails]) => fails(shape))?.[1] ?? "ok",
  };
}

/** Every combination of defects, not only of two. */
function exportDefects(): Case[] {
  return RUNNABLE_ERAS.flatMap((era) =>
    subsetsOf(MANDATORY).flatMap((lacks) =>
      subsetsOf(ADDED).flatMap((has) => OWNERS.map((owner) => exportOf({ era, lacks, has, owner }))),
    ),
  );
}

// MAP-40 and MAP-64 ----------------------------------------------------------------------------------------------------

type MapName = "map" | "map-unlocked";

function mapSteps(id: number, name: MapName, direction: Direction): AnyStep[] {
  const args = { attachment: 2, direction };
  if (name === "map-unlocked") return [{ id, do: name, args }];
  return [
    { id: id + 100, do: "resv-lock", args: { buffer: 1 } },
    { id, do: name, args },
  ];
}

interface Sides {
  readonly exporter: "static" | "dynamic";
  readonly importer: "static" | "dynamic";
}

const SIDES: readonly Sides[] = [
  { exporter: "static", importer: "static" },
  { exporter: "dynamic", importer: "dynamic" },
  { exporter: "static", importer: "dynamic" },
  { exporter: "dynamic", importer: "static" },
];

/** Up to 6.12 a pair of unlike sides is mapped and cached by the attach itself (ATTACH-29). */
const cachesAtAttach = (era: RunnableEra, sides: Sides): boolean => era !== "7.2" && sides.exporter !== sides.importer;

function attached({ exporter, importer }: Sides, cacheFlag = false): AnyStep[] {
  const has = [...(exporter === "dynamic" ? ["pin+unpin" as const] : []), ...(cacheFlag ? CACHE : [])];
  const importerOps = importer === "dynamic" ? "move-callback" : "none";
  const args = { buffer: 1, device: 0, importerOps, allowPeer2peer: false } as const;
  return [exported({ with: has }), { id: 2, do: "dynamic-attach", args }];
}

const CACHE = ["cache_sgt_mapping"] as const;
const MAPS = ["map", "map-unlocked"] as const;
const CONFIGS: readonly Partial<Config>[] = [{}, { dmabufDebug: true }, { moveNotify: true }];

/** Directions the exporter was asked to map for in the last step. */
function mappedFor(seen: readonly Seen[]): string {
  const { outcome, callbacks } = last(seen);
  const maps = callbacks.flatMap((c) =>
    c.op === "map_dma_buf" ? [(c as Callback<"map_dma_buf">).args.direction] : [],
  );
  return `${outcomeText(outcome)}, mapped for ${maps.join() || "nothing"}`;
}

/** A map that finds nothing cached, with a cache flag or without. */
function uncachedDirections(): Case[] {
  const kinds = RUNNABLE_ERAS.flatMap((era) =>
    SIDES.filter((sides) => !cachesAtAttach(era, sides)).flatMap((sides) =>
      [false, true]
        .filter((cacheFlag) => !cacheFlag || sides.exporter === "static")
        .map((cacheFlag) => ({ era, steps: attached(sides, cacheFlag) })),
    ),
  );
  return kinds.flatMap(({ era, steps }) =>
    DIRECTIONS.flatMap((direction) =>
      MAPS.flatMap((name) =>
        CONFIGS.map((config) => ({
          program: programOf(era, [...steps, ...mapSteps(3, name, direction)], config),
          shows: mappedFor,
          expected: `ok, mapped for ${direction}`,
        })),
      ),
    ),
  );
}

/** Rows: the direction a table is cached for. Columns: the one asked for, in the order of {@link DIRECTIONS}. */
const CACHED: Readonly<Record<Direction, string>> = {
  DMA_BIDIRECTIONAL: "table table table table table",
  DMA_TO_DEVICE: "EBUSY table EBUSY EBUSY EBUSY",
  DMA_FROM_DEVICE: "EBUSY EBUSY table EBUSY EBUSY",
  // A cached direction covers itself, whatever it is (MAP-25).
  DMA_NONE: "EBUSY EBUSY EBUSY table EBUSY",
  "out-of-range": "EBUSY EBUSY EBUSY EBUSY table",
};

function answerOfCache(cached: Direction, asked: Direction): string {
  return CACHED[cached].split(" ")[DIRECTIONS.indexOf(asked)] ?? "";
}

/** `table`: the one the exporter gave before this step, without a word to the exporter. */
function fromCache(seen: readonly Seen[]): string {
  const { outcome, callbacks } = last(seen);
  if (callbacks.length > 0) return `${callbacks.map(({ op }) => op).join()} called`;
  if (outcome.status !== "ok") return outcomeText(outcome);
  const reply = seen.flatMap((s) => s.callbacks).findLast((c) => c.op === "map_dma_buf")?.reply ?? {};
  const given = "table" in reply ? reply.table?.table : undefined;
  return given === (outcome.value as TableView).table ? "table" : "another table";
}

const CACHING_ERAS = ["6.1", "6.12"] as const;

/** Tables cached by the first map, which stays or is unmapped again, and tables cached by the attach. */
function cachedDirections(): Case[] {
  const static2 = attached({ exporter: "static", importer: "static" }, true);
  const unmapped = (direction: Direction): AnyStep => {
    return { id: 4, do: "unmap-unlocked", args: { attachment: 2, mapping: 3, direction } };
  };
  const byMap = DIRECTIONS.flatMap((cached) => [
    { cached, steps: [...static2, ...mapSteps(3, "map-unlocked", cached)] },
    { cached, steps: [...static2, ...mapSteps(3, "map-unlocked", cached), unmapped(cached)] },
  ]);
  const byAttach = SIDES.filter((sides) => cachesAtAttach("6.12", sides)).map((sides) => {
    return { cached: "DMA_BIDIRECTIONAL" as const, steps: attached(sides) };
  });
  return CACHING_ERAS.flatMap((era) =>
    [...byMap, ...byAttach].flatMap(({ cached, steps }) =>
      DIRECTIONS.flatMap((asked) =>
        MAPS.flatMap((name) =>
          CONFIGS.map((config) => ({
            program: programOf(era, [...steps, ...mapSteps(5, name, asked)], config),
            shows: fromCache,
            expected: answerOfCache(cached, asked),
          })),
        ),
      ),
    ),
  );
}

// SEEK-04, and with it SEEK-01 to SEEK-03 ------------------------------------------------------------------------------

const { whence: WHENCE, offset: OFFSET } = COMMANDS.llseek.args;
const WHENCES = [...WHENCE.values, ...WHENCE.negative];
const OFFSETS = [...OFFSET.pool, ...OFFSET.negative];
const SIZES = [0x1000n, 0n, 1n, 0x8000_0000_0000_0000n, 0xffff_ffff_ffff_f000n];

/** What offset 0 gives from each whence; any other offset is EINVAL everywhere. */
const SEEKS: Readonly<Record<(typeof WHENCES)[number], (size: bigint) => string>> = {
  SEEK_SET: () => "ok 0",
  SEEK_END: (size) => `ok ${size}`,
  SEEK_CUR: () => "EINVAL",
  SEEK_DATA: () => "EINVAL",
  SEEK_HOLE: () => "EINVAL",
  "99": () => "EINVAL",
};

function seeks(): Case[] {
  const seek = (offset: bigint, whence: (typeof WHENCES)[number]): AnyStep => {
    return { id: 3, do: "llseek", args: { fd: 2, offset, whence } };
  };
  const fd: AnyStep = { id: 2, do: "fd", args: { buffer: 1, flags: "0" } };
  return RUNNABLE_ERAS.flatMap((era) =>
    SIZES.flatMap((size) =>
      WHENCES.flatMap((whence) =>
        OFFSETS.map((offset) => ({
          program: programOf(era, [exported({ size }), fd, seek(offset, whence)]),
          shows: saidAndDone,
          expected: offset === 0n ? SEEKS[whence](size) : "EINVAL",
        })),
      ),
    ),
  );
}

// SET_NAME: NAME-01, NAME-02, NAME-03, NAME-06, NAME-14 ----------------------------------------------------------------

const { request: REQUEST, text: TEXT, end: END } = COMMANDS["set-name"].args;
const TEXTS = [...TEXT.values, ...TEXT.negative];
const ENDS = [...END.values, ...END.negative];

/** By number of bytes before the end of the text, and by what stands there. */
function setNameOutcome(text: string, end: (typeof ENDS)[number]): "ok" | "EINVAL" | "EFAULT" {
  if (text.length >= 32) return "EINVAL";
  return end === "terminator" ? "ok" : "EFAULT";
}

/** Outcome of the ioctl, and the name that `inspect` shows after it. */
function named(seen: readonly Seen[]): string {
  const [ioctl, inspect] = seen.slice(-2);
  if (ioctl === undefined || inspect === undefined || inspect.outcome.status !== "ok") throw new Error("no name shown");
  const { name } = inspect.outcome.value as { readonly name: string | null };
  return `${outcomeText(ioctl.outcome)}, name ${JSON.stringify(name)}, ${ioctl.diagnostics.length} said`;
}

function setNames(): Case[] {
  const setName = (id: number, args: Omit<Args<"set-name">, "fd">): AnyStep => {
    return { id, do: "set-name", args: { fd: 3, ...args } };
  };
  const opening: AnyStep[] = [
    exported(),
    { id: 2, do: "get-ref", args: { buffer: 1 } },
    { id: 3, do: "fd", args: { buffer: 1, flags: "0" } },
  ];
  const old = setName(4, { request: "DMA_BUF_SET_NAME_A", text: "x", end: "terminator" });
  const inspect: AnyStep = { id: 6, do: "inspect", args: { buffer: 1 } };
  return RUNNABLE_ERAS.flatMap((era) =>
    [null, old].flatMap((had) =>
      REQUEST.values.flatMap((request) =>
        TEXTS.flatMap((text) =>
          ENDS.map((end) => {
            const outcome = setNameOutcome(text, end);
            const name = outcome === "ok" ? text : had === null ? null : "x";
            const steps = [...opening, ...(had === null ? [] : [had]), setName(5, { request, text, end }), inspect];
            const expected = `${outcome}, name ${JSON.stringify(name)}, 0 said`;
            return { program: programOf(era, steps), shows: named, expected };
          }),
        ),
      ),
    ),
  );
}

// Arguments no caller must pass ----------------------------------------------------------------------------------------

interface Attach {
  readonly era: RunnableEra;
  readonly args: Args<"dynamic-attach">;
  readonly outOfMemory: boolean;
}

/** The tests of ATTACH-53 in their order; the first that fails decides. */
const ATTACH_TESTS: readonly (readonly [fails: (attach: Attach) => boolean, outcome: string])[] = [
  [({ args }) => args.buffer === null || args.device === null, "EINVAL, WARN"],
  [({ era, args }) => era !== "7.2" && args.importerOps === "no-callback", "EINVAL, WARN"],
  [({ outOfMemory }) => outOfMemory, "ENOMEM"],
];

const FAULT = { point: "alloc:attachment", skip: 0 } as const;

function attaches(): Case[] {
  const importerOps = COMMANDS["dynamic-attach"].args.importerOps.values;
  const all = RUNNABLE_ERAS.flatMap((era) =>
    [1, null].flatMap((buffer) =>
      [0, null].flatMap((device) =>
        importerOps.flatMap((ops) =>
          [false, true].flatMap((allowPeer2peer) =>
            [false, true].map((outOfMemory): Attach => {
              return { era, args: { buffer, device, importerOps: ops, allowPeer2peer }, outOfMemory };
            }),
          ),
        ),
      ),
    ),
  );
  return all.map((attach) => {
    const step: AnyStep = { id: 2, do: "dynamic-attach", args: attach.args };
    const steps = [exported(), attach.outOfMemory ? { ...step, fault: FAULT } : step];
    const expected = ATTACH_TESTS.find(([fails]) => fails(attach))?.[1] ?? "ok";
    return { program: programOf(attach.era, steps), shows: refusal, expected };
  });
}

type Loose = readonly [command: string, args: Readonly<Record<string, unknown>>, outcome: string];

const B = 1;
const A = 2;
const S = 3;
const BIDIRECTIONAL = { direction: "DMA_BIDIRECTIONAL" } as const;

/** NULL, a zeroed structure, a number that was never opened, a file that is no dma-buf: whatever each command can be given. */
const NONSENSE: readonly Loose[] = [
  ["fd", { buffer: null, flags: "0" }, "EINVAL"],
  ["fd", { buffer: "zeroed", flags: "0" }, "EINVAL"],
  ["get", { fd: "never-opened" }, "EBADF"],
  ["get", { fd: "not-dma-buf" }, "EINVAL"],
  ["close", { fd: "never-opened" }, "EBADF"],
  ["put", { buffer: null }, "ok, WARN"],
  ["put", { buffer: "zeroed" }, "ok, WARN"],
  ["attach", { buffer: null, device: 0 }, "EINVAL, WARN"],
  ["attach", { buffer: B, device: null }, "EINVAL, WARN"],
  ["attach", { buffer: null, device: null }, "EINVAL, WARN"],
  ["detach", { buffer: null, attachment: A }, "ok, WARN"],
  ["detach", { buffer: B, attachment: null }, "ok, WARN"],
  ["detach", { buffer: null, attachment: null }, "ok, WARN"],
  ...(["map", "map-unlocked"] as const).map((name): Loose => {
    return [name, { attachment: null, ...BIDIRECTIONAL }, "EINVAL, WARN"];
  }),
  ...(["unmap", "unmap-unlocked"] as const).flatMap((name): Loose[] => [
    [name, { attachment: null, mapping: S, ...BIDIRECTIONAL }, "ok, WARN"],
    [name, { attachment: A, mapping: null, ...BIDIRECTIONAL }, "ok, WARN"],
    [name, { attachment: null, mapping: null, ...BIDIRECTIONAL }, "ok, WARN"],
  ]),
  ["vmap", { buffer: null }, "EINVAL, WARN"],
  ["vmap-unlocked", { buffer: null }, "EINVAL, WARN"],
  ["vunmap", { buffer: null, map: "null" }, "ok, WARN"],
  ["vunmap-unlocked", { buffer: null, map: "null" }, "ok, WARN"],
];

function nonsense(): Case[] {
  const opening: AnyStep[] = [
    exported(),
    { id: A, do: "attach", args: { buffer: B, device: 0 } },
    { id: S, do: "map-unlocked", args: { attachment: A, ...BIDIRECTIONAL } },
  ];
  return RUNNABLE_ERAS.flatMap((era) =>
    NONSENSE.filter(([name]) => era !== "6.1" || !/^vu?n?map-unlocked$/.test(name)).map(([name, args, expected]) => ({
      program: programOf(era, [...opening, { id: 9, do: name, args } as unknown as AnyStep]),
      shows: (seen: readonly Seen[]) => `${saidAndDone(seen)}${last(seen).callbacks.length > 0 ? ", op called" : ""}`,
      expected,
    })),
  );
}

// ----------------------------------------------------------------------------------------------------------------------
// HEAP-04, HEAP-14: the minors of the heaps, and every class of argument an allocation can have

const HEAPS_MAX = 128;

function driverProgram(kind: "udmabuf" | "system-heap", era: RunnableEra, steps: readonly AnyStep[]): Program {
  const { exporters } = referenceTarget().capabilities;
  const entry = exporters.find((exporter) => exporter.kind === kind && covers(exporter.eras ?? {}, era));
  if (entry === undefined) throw new Error(`the reference target has no ${kind}`);
  const { eras: _, ...exporter } = entry;
  const program = programOf(era, steps);
  return { ...program, world: { ...program.world, exporter } };
}

function heapProgram(era: RunnableEra, steps: readonly AnyStep[]): Program {
  // Something to compare with that leaves nothing.
  const opening: AnyStep = { id: HEAPS_MAX + 1, do: "heap-node", args: { call: "read" } };
  return driverProgram("system-heap", era, [opening, ...steps]);
}

/** With names of its own: the pool of the generator has fewer than there are minors. */
function addHeap(id: number, name: string | null): AnyStep {
  return { id, do: "heap-add", args: { name, ops: "complete" } } as AnyStep;
}

/** The system heap has a minor as well; where none is left, nobody looks at the name any more (HEAP-03, HEAP-30). */
const HEAPS_BEFORE = [0, HEAPS_MAX - 2, HEAPS_MAX - 1] as const;
const HEAP_NAMES = ["another", "system", null] as const;

function addedHeap(before: number, name: string | null): string {
  if (name === null) return "EINVAL";
  if (before === HEAPS_MAX - 1) return "EBUSY";
  return name === "system" ? "EEXIST" : "ok";
}

function heapMinors(): Case[] {
  return RUNNABLE_ERAS.flatMap((era) =>
    HEAPS_BEFORE.flatMap((before) =>
      HEAP_NAMES.map((name) => ({
        program: heapProgram(era, [
          ...Array.from({ length: before }, (_, at) => addHeap(at + 1, `heap-${at}`)),
          addHeap(before + 1, name),
        ]),
        shows: refusal,
        expected: addedHeap(before, name),
      })),
    ),
  );
}

type AllocArgs = Args<"heap-alloc">;

const ALLOC = COMMANDS["heap-alloc"].args;
const ALLOC_LENGTHS = [0x1000n, 0n, 0xffff_ffff_ffff_f001n] as const;

function all<V>({
  values,
  negative,
}: {
  readonly values: readonly V[];
  readonly negative: readonly V[];
}): readonly V[] {
  return [...values, ...negative];
}

/** Access mode and O_CLOEXEC are all that is known (HEAP-11); the shorter argument is the length alone (HEAP-08, HEAP-26). */
function allocated({ request, length, fdField, fdFlags, heapFlags }: AllocArgs): string {
  if (request === "nr1" || request === "no-write" || length !== 0x1000n) return "EINVAL";
  if (request === "shorter") return "ok";
  const known = /^O_(RDWR|RDONLY|WRONLY)(\|O_CLOEXEC)?$/.test(fdFlags);
  return fdField === 0 && heapFlags === "0" && known ? "ok" : "EINVAL";
}

function allocations(): Case[] {
  const cases: Case[] = [];
  for (const era of RUNNABLE_ERAS) {
    for (const request of all(ALLOC.request)) {
      for (const fdFlags of all(ALLOC.fdFlags)) {
        for (const [fdField, heapFlags, length] of product(all(ALLOC.fdField), all(ALLOC.heapFlags), ALLOC_LENGTHS)) {
          const args = { length, fdField, fdFlags, heapFlags, request };
          const program = heapProgram(era, [{ id: 1, do: "heap-alloc", args }]);
          cases.push({ program, shows: refusal, expected: allocated(args) });
        }
      }
    }
  }
  return cases;
}

function product<A, B, C>(some: readonly A[], others: readonly B[], more: readonly C[]): (readonly [A, B, C])[] {
  return some.flatMap((a) => others.flatMap((b) => more.map((c) => [a, b, c] as const)));
}

// ----------------------------------------------------------------------------------------------------------------------
// UDMABUF-10, UDMABUF-34: every class of item, alone and in pairs, and which test comes first

const FILE_BYTES = 0x4000n;

/** Files by what is wrong with them, and the errno. */
const FILES = {
  sealed: { memfd: 1, errno: null },
  unsealed: { memfd: 2, errno: "EINVAL" },
  unsealable: { memfd: 3, errno: "EINVAL" },
  "write-sealed": { memfd: 4, errno: "EINVAL" },
  "no memory file": { memfd: "not-memfd", errno: "EBADFD" },
  "never opened": { memfd: "never-opened", errno: "EBADFD" },
} as const;

const RANGES = [
  { offset: 0n, size: 0x1000n },
  { offset: 0x2000n, size: 0x2000n },
  { offset: 0n, size: 0n },
  { offset: FILE_BYTES, size: 0x1000n },
  { offset: 0x3000n, size: 0x2000n },
  { offset: 0x800n, size: 0x1000n },
  { offset: 0n, size: 0x400_0000n },
  { offset: 0n, size: 0x400_1000n },
  { offset: 1n << 63n, size: 0x1000n },
] as const;

type FileName = keyof typeof FILES;
type UdmabufItem = (typeof RANGES)[number] & { readonly file: FileName };

const UDMABUF_ITEMS: readonly UdmabufItem[] = (Object.keys(FILES) as FileName[]).flatMap((file) =>
  RANGES.map((range) => ({ ...range, file })),
);

/** The second item of a list has no way to name a file that is none. */
const SECOND_ITEMS = UDMABUF_ITEMS.filter(({ file }) => typeof FILES[file].memfd === "number");

/** Alignment, then the running total (UDMABUF-03, UDMABUF-04). */
function isMisshapen(items: readonly UdmabufItem[]): boolean {
  let total = 0n;
  return items.some(({ offset, size }) => {
    total += size;
    return offset % 0x1000n !== 0n || size % 0x1000n !== 0n || total > 0x400_0000n;
  });
}

/** Descriptor and kind, seals, pages (UDMABUF-06 to UDMABUF-09, UDMABUF-11, UDMABUF-27). */
function itemErrno(era: RunnableEra, { file, offset, size }: UdmabufItem): string | null {
  const { errno } = FILES[file];
  if (errno !== null) return errno;
  if (size === 0n) return era === "6.1" ? null : "EINVAL";
  if (offset >= 1n << 63n) return era === "6.1" ? "EFBIG" : "EINVAL";
  return offset + size > FILE_BYTES ? "EINVAL" : null;
}

function udmabufOutcome(era: RunnableEra, items: readonly UdmabufItem[]): string {
  if (isMisshapen(items) || items.every(({ size }) => size === 0n)) return "EINVAL";
  return items.map((item) => itemErrno(era, item)).find((errno) => errno !== null) ?? "ok";
}

const MEMFDS: readonly AnyStep[] = [
  ...[1, 2, 4].map(
    (id): AnyStep => ({ id, do: "memfd-create", args: { size: FILE_BYTES, sealing: "MFD_ALLOW_SEALING" } }),
  ),
  { id: 3, do: "memfd-create", args: { size: FILE_BYTES, sealing: "none" } },
  { id: 5, do: "memfd-seal", args: { memfd: 1, seals: ["F_SEAL_SHRINK"] } },
  { id: 6, do: "memfd-seal", args: { memfd: 4, seals: ["F_SEAL_SHRINK", "F_SEAL_WRITE"] } },
];

function udmabufCase(era: RunnableEra, first: UdmabufItem, second: UdmabufItem | null): Case {
  const args: Args<"udmabuf-create"> = {
    request: second === null ? "UDMABUF_CREATE" : "UDMABUF_CREATE_LIST",
    memfd: FILES[first.file].memfd,
    offset: first.offset,
    size: first.size,
    second: second === null ? null : (FILES[second.file].memfd as number),
    secondOffset: second?.offset ?? 0n,
    secondSize: second?.size ?? 0n,
    count: "given",
    flags: "0",
  };
  return {
    program: driverProgram("udmabuf", era, [...MEMFDS, { id: 9, do: "udmabuf-create", args }]),
    shows: refusal,
    expected: udmabufOutcome(era, second === null ? [first] : [first, second]),
  };
}

function udmabufs(): Case[] {
  return RUNNABLE_ERAS.flatMap((era) =>
    UDMABUF_ITEMS.flatMap((first) => [null, ...SECOND_ITEMS].map((second) => udmabufCase(era, first, second))),
  );
}

// SYNC-08, and with it SYNC-02 to SYNC-06, SYNC-18 ---------------------------------------------------------------------

const LOW_BITS = 3;
const WORD_BITS = 64;
const SYNC_VERDICTS = [
  "EINVAL",
  "begin_cpu_access DMA_FROM_DEVICE",
  "begin_cpu_access DMA_TO_DEVICE",
  "begin_cpu_access DMA_BIDIRECTIONAL",
  "EINVAL",
  "end_cpu_access DMA_FROM_DEVICE",
  "end_cpu_access DMA_TO_DEVICE",
  "end_cpu_access DMA_BIDIRECTIONAL",
] as const;

/** Each higher bit with each low combination, the low combinations alone, and runs of ones from either end. */
function syncWords(): bigint[] {
  const low = SYNC_VERDICTS.map((_verdict, bits) => BigInt(bits));
  const bits = Array.from({ length: WORD_BITS }, (_, bit) => BigInt(bit));
  const high = bits.slice(LOW_BITS).flatMap((bit) => low.map((word) => (1n << bit) | word));
  const ones = bits.flatMap((bit) => [BigInt.asUintN(WORD_BITS, -1n << bit), (1n << bit) - 1n]);
  return [...new Set([...low, ...high, ...ones])];
}

/** Which op was called with which direction; a refusal calls none. */
function bracketed(seen: readonly Seen[]): string {
  const { outcome, callbacks } = last(seen);
  const called = callbacks.map(({ op, args }) => `${op} ${"direction" in args ? args.direction : ""}`);
  return outcome.status === "ok" ? called.join() : [outcomeText(outcome), ...called].join();
}

function syncs(): Case[] {
  const fd: AnyStep = { id: 2, do: "fd", args: { buffer: 1, flags: "0" } };
  return RUNNABLE_ERAS.flatMap((era) =>
    syncWords().map((flags) => ({
      program: programOf(era, [exported(), fd, { id: 3, do: "sync", args: { fd: 2, flags } }]),
      shows: bracketed,
      expected: SYNC_VERDICTS[Number(flags)] ?? "EINVAL",
    })),
  );
}

// ----------------------------------------------------------------------------------------------------------------------

/** The clauses that are checked here and nowhere else, with their whole domain. */
const WALKS = {
  "EXPORT-14": exportDefects,
  "MAP-40": uncachedDirections,
  "MAP-64": cachedDirections,
  "SEEK-04": seeks,
  "HEAP-04": heapMinors,
  "SYNC-08": syncs,
} as const satisfies Partial<Record<ClauseId, () => Case[]>>;

/** Further domains small enough to be walked. */
const OTHERS = {
  SET_NAME: setNames,
  "ATTACH-53": attaches,
  "NULL and nonsense": nonsense,
  "HEAP-14": allocations,
  "UDMABUF-34": udmabufs,
} as const;

/** Sizes of the domains: a walk that loses a dimension says so. */
const SIZE: Readonly<Record<keyof typeof WALKS | keyof typeof OTHERS, number>> = {
  "EXPORT-14": 3 * 2 ** 5 * 2 ** 4 * 3,
  // Kinds without a cached table: like sides, with and without the flag where the exporter is static; in 7.2 all sides.
  "MAP-40": (3 + 3 + 6) * 5 * 2 * 3,
  "MAP-64": 2 * (5 * 2 + 2) * 5 * 2 * 3,
  "SEEK-04": 3 * 5 * 6 * 5,
  SET_NAME: 3 * 2 * 3 * 6 * 2,
  "ATTACH-53": 3 * 2 * 2 * 3 * 2 * 2,
  "NULL and nonsense": 3 * NONSENSE.length - 2,
  "HEAP-04": 3 * 3 * 3,
  // Six of the runs of ones are among the others: 0, 1, 3, 7, 15 and the highest bit.
  "SYNC-08": 3 * (8 + 61 * 8 + 2 * 64 - 6),
  "HEAP-14": 3 * 7 * 6 * 3 * 2 * 3,
  "UDMABUF-34": 3 * 6 * 9 * (1 + 4 * 9),
};

test("every clause that is to be enumerated is, and no other one claims it", () => {
  const enumerated = CLAUSE_IDS.filter((id) => clauseOf(id).checked === "enumerated");
  expect(enumerated.length).toBeGreaterThan(0);
  expect(Object.keys(WALKS).sort()).toEqual([...enumerated].sort());
});

test("the numbers of the directions are their places", () => {
  expect(DIRECTIONS.slice(0, 4)).toEqual(["DMA_BIDIRECTIONAL", "DMA_TO_DEVICE", "DMA_FROM_DEVICE", "DMA_NONE"]);
});

describe.each(Object.entries({ ...WALKS, ...OTHERS }))("%s", (name, casesOf) => {
  const target = referenceTarget();
  const cases = casesOf();

  test("the domain is whole", () => {
    expect(cases.length).toBe(SIZE[name as keyof typeof SIZE]);
    expect(new Set(cases.map(({ expected }) => expected)).size).toBeGreaterThan(1);
  });

  test("the reference target shows what the table says", () => {
    expect(wrongAlone(target, cases)).toEqual([]);
  });

  test("model and target agree", () => {
    expect(wrongInLockstep(target, cases)).toEqual([]);
  });
});

const planted = Object.entries(MUTANTS).filter(([, { clause }]) => Object.hasOwn(WALKS, clause));

test("each walk has a defect to find", () => {
  expect(new Set(planted.map(([, { clause }]) => clause))).toEqual(new Set(Object.keys(WALKS)));
});

describe.each(planted)("with the defect %s", (id, { clause }) => {
  test("the walk finds it, alone and in lockstep", async () => {
    const target = await plantedTarget(ROOT, id);
    const cases = WALKS[clause as keyof typeof WALKS]();
    expect(wrongAlone(target, cases).length).toBeGreaterThan(0);
    const wrong = wrongInLockstep(target, cases);
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter((text) => text.includes(`: ${clause}/`)).length).toBeGreaterThan(0);
  });
});

/** Not among the seeded defects: a program that is drawn has fewer names for heaps than it takes. */
const ONE_HEAP_MORE: Mutant = {
  clause: "HEAP-04",
  title: "there is room for 129 heaps",
  file: "impl/drivers/dma-heap.ts",
  find: "this.#names.size >= MINORS",
  replace: "this.#names.size > MINORS",
};

test("the walk finds room for one heap too many", async () => {
  const target = await plantedTarget(ROOT, "heap-04-more", ONE_HEAP_MORE);
  const cases = heapMinors();
  const wrong = wrongInLockstep(target, cases);
  expect(wrong.length).toBe(wrongAlone(target, cases).length);
  expect(wrong.filter((text) => text.includes(": HEAP-04/")).length).toBeGreaterThan(0);
});
