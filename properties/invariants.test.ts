// SPDX-License-Identifier: MIT
/** The model's state holds together after every step, whatever ran; and every invariant can tell a state that does not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { beginContext } from "../model/contexts.ts";
import type { FenceState } from "../model/fences.ts";
import { brokenInvariant, INVARIANTS } from "../model/invariants.ts";
import { newMemoryFile, openMemfd } from "../model/memory-files.ts";
import { pageAt } from "../model/pages.ts";
import type {
  AttachmentState,
  BufferState,
  FdState,
  MappingState,
  ModuleState,
  ReservationState,
  State,
} from "../model/state.ts";
import { CLAUSE_IDS, clauseOf } from "../spec/clauses/index.ts";
import { RUNNABLE_ERAS, type RunnableEra } from "../spec/eras.ts";
import {
  type AnyStep,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  PROGRAM_SCHEMA,
  type Program,
  SCRIPTED_EXPORTER,
} from "../spec/program.ts";
import { parseProgram } from "../spec/program-file.ts";
import { renderProgram } from "../spec/render.ts";
import { canonicalJson } from "../spec/u64.ts";
import { drawAndRun, programOf } from "./generate/draw-program.ts";
import { Lockstep } from "./lockstep/lockstep.ts";
import { newHits } from "./lockstep/run-program.ts";
import { ROOT } from "./tidy/sources.ts";

const target = referenceTarget();

/** A program of the reference target; its teardown is part of it. */
function drawn(era: RunnableEra, seed: number, lengthMax: number): Program {
  const generator = { target, era, hits: newHits(), avoid: new Set<never>(), exporters: [], lengthMax };
  return programOf(drawAndRun(generator, Math.imul(seed + 1, 0x9e3779b1)));
}

/** Runs what can be sent and looks at the state after every step; answers the state at the end and how many steps ran. */
function walk(
  program: Program,
  look: (s: State, step: AnyStep) => void,
): { readonly s: State; readonly steps: number } {
  const lockstep = new Lockstep(target, program, newHits());
  const s = lockstep.judge.state;
  for (const step of program.steps) {
    if (s.ended || !lockstep.judge.sendable(step)) continue;
    lockstep.run(step);
    if (lockstep.violation !== null) throw new Error(`${lockstep.violation.signature}\n${renderProgram(program)}`);
    look(s, step);
  }
  return { s, steps: lockstep.executed.length };
}

function looksSound(s: State, step: AnyStep): void {
  const broken = brokenInvariant(s);
  if (broken !== null) throw new Error(`after step ${step.id} (${step.do}): not so: ${broken}`);
}

describe.each(RUNNABLE_ERAS)("era %s", (era) => {
  test("no drawn program breaks an invariant at any step", () => {
    let steps = 0;
    let ended = 0;
    for (let seed = 0; seed < 250; seed++) {
      const walked = walk(drawn(era, seed, 150), looksSound);
      steps += walked.steps;
      if (walked.s.ended) ended++;
    }
    expect(steps).toBeGreaterThan(10_000);
    // Programs whose only task dies or waits for ever take part as well.
    expect(ended).toBeGreaterThan(5);
  });

  test("a command that fails leaves the state as it was (PROP-04)", () => {
    let failures = 0;
    for (let seed = 1000; seed < 1060; seed++) {
      const program = drawn(era, seed, 100);
      const lockstep = new Lockstep(target, program, newHits());
      const { judge } = lockstep;
      const session = target.open(program.world, program.era, program.config);
      let before = picture(judge.state);
      for (const step of program.steps) {
        const signalled = signalledFences(judge.state);
        const { outcome, completions = [] } = session.run(step);
        lockstep.run(step);
        const after = picture(judge.state);
        const failed = outcome.status === "error" || outcome.status === "refused";
        // What somebody else does in the step counts for him, and a fence that was found done stays so (FENCE-08).
        if (failed && completions.length === 0 && signalledFences(judge.state) === signalled) {
          failures++;
          expect(after, `step ${step.id} of\n${renderProgram(program)}`).toBe(before);
        }
        if (judge.state.ended) break;
        before = after;
      }
    }
    expect(failures).toBeGreaterThan(50);
  });
});

function signalledFences(s: State): number {
  let count = 0;
  for (const { signalled } of s.fences.values()) if (signalled) count++;
  return count;
}

/** The lock and the fences, without the room that is left: an unlock may take it back (RESV-11). */
function pictureOf({ owner, table }: ReservationState): unknown {
  return { owner, entries: table?.entries.map(({ fence, usage }) => [fence.id, usage]) ?? null };
}

/**
 * All of a state that a failing command must leave alone: not the inode counter (EXPORT-28), not the serials of tables,
 * not which warnings have spoken.
 */
function picture(s: State): string {
  const ids = (items: readonly { readonly id: number }[]): number[] => items.map(({ id }) => id);
  const buffers = [...s.buffers.values()].map((b) => ({
    ...{ ...b, ops: [...b.ops], owner: b.owner?.id ?? null, pages: b.pages.map((page) => page?.writer) },
    driver: b.driver?.kept ?? null,
    moving:
      b.moving === null ? null : [b.moving.pins, b.moving.moves, b.moving.revoked, b.moving.copy?.fence.id ?? null],
    reservation: pictureOf(b.reservation),
    slots: Object.values(b.slots).map((slot) => slot !== null),
    attachments: ids(b.attachments),
  }));
  const attachments = [...s.attachments.values()].map((a) => ({
    ...a,
    buffer: a.buffer.id,
    mappings: ids(a.mappings),
  }));
  const mappings = [...s.mappings.values()].map((m) => ({ ...m, attachment: m.attachment.id }));
  const fds = [...s.fds.values()].map((fd) => ({ ...fd, buffer: fd.buffer.id }));
  const vmas = [...s.vmas.values()].map((vma) => ({ ...vma, buffer: vma.buffer.id }));
  const reservations = [...s.reservations].map(([id, reservation]) => [id, pictureOf(reservation)]);
  const others = [[...s.modules], [...s.iosys], reservations];
  const numbers = s.fdTables.map((table) => table.map((fd) => fd?.id ?? null));
  const lists = [ids(s.listed), s.lockedBy.map(ids), [...s.tables], [...s.scratch.system], [...s.scratch.iomem]];
  return canonicalJson([buffers, attachments, mappings, fds, vmas, others, numbers, lists, s.pools, s.census]);
}

test("no fixture program breaks an invariant at any step", () => {
  const folder = join(ROOT, "fixtures/programs");
  const names = readdirSync(folder);
  let steps = 0;
  for (const name of names) {
    steps += walk(parseProgram(readFileSync(join(folder, name), "utf8"), name), looksSound).steps;
  }
  expect(names.length).toBeGreaterThan(200);
  expect(steps).toBeGreaterThan(names.length);
});

test("every clause that an invariant checks is named by one invariant, and no other clause is", () => {
  const clauses = INVARIANTS.map(({ clause }) => clause).filter((clause) => clause !== null);
  const checked = CLAUSE_IDS.filter((id) => clauseOf(id).checked === "invariant");
  expect(checked.length).toBeGreaterThan(0);
  expect([...clauses].sort()).toEqual([...checked].sort());
  expect(new Set(INVARIANTS.map(({ id }) => id)).size).toBe(INVARIANTS.length);
});

const EXPORT = { size: 0x1000n, without: [], with: [], name: "exporter", flags: "O_RDWR", reservation: null } as const;

/** One of everything: a released buffer, two open ones, a descriptor of each kind, a table copy, a vmap, a name, a lock, a user mapping, a fence. */
const RICH: Program = {
  schema: PROGRAM_SCHEMA,
  era: "7.2",
  config: { ...DEFAULT_CONFIG, dmabufDebug: true },
  world: { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER },
  steps: [
    { id: 1, do: "module-new", args: {} },
    { id: 2, do: "export", args: { ...EXPORT, owner: null } },
    { id: 3, do: "put", args: { buffer: 2 } },
    { id: 4, do: "export", args: { ...EXPORT, owner: 1 } },
    { id: 5, do: "export", args: { ...EXPORT, owner: null } },
    { id: 6, do: "get-ref", args: { buffer: 4 } },
    { id: 7, do: "get-ref", args: { buffer: 4 } },
    { id: 8, do: "fd", args: { buffer: 4, flags: "0" } },
    { id: 9, do: "open-path", args: { fd: 8 } },
    { id: 10, do: "set-name", args: { fd: 8, request: "DMA_BUF_SET_NAME_A", text: "cam0", end: "terminator" } },
    { id: 11, do: "attach", args: { buffer: 4, device: 0 } },
    { id: 12, do: "map-unlocked", args: { attachment: 11, direction: "DMA_BIDIRECTIONAL" } },
    { id: 13, do: "vmap-unlocked", args: { buffer: 4 } },
    { id: 14, do: "iosys-set", args: { memory: "system", address: 0x1000n } },
    { id: 15, do: "resv-lock", args: { buffer: 5 } },
    {
      id: 16,
      do: "mmap",
      args: { fd: 8, offset: 0n, length: 0x1000n, protection: "read+write", sharing: "shared" },
    },
    { id: 17, do: "fence-new", args: { context: 1, seqno: 1, ops: [], enable: "ok" } },
    { id: 18, do: "resv-reserve", args: { buffer: 5, slots: 1 } },
    { id: 19, do: "resv-add", args: { buffer: 5, fence: 17, usage: "DMA_RESV_USAGE_WRITE" } },
    { id: 20, do: "fence-add-callback", args: { fence: 17 } },
    { id: 21, do: "cursor-begin", args: { buffer: 5, usage: "DMA_RESV_USAGE_READ" } },
    { id: 22, do: "cursor-next", args: { cursor: 21 } },
    { id: 23, do: "cursor-begin", args: { buffer: 5, usage: "DMA_RESV_USAGE_READ" } },
    { id: 24, do: "cursor-end", args: { cursor: 23 } },
  ],
};

/** The objects of that program. */
interface Rich {
  readonly s: State;
  readonly module: ModuleState;
  readonly released: BufferState;
  readonly buffer: BufferState;
  readonly fd: FdState;
  readonly attachment: AttachmentState;
  readonly mapping: MappingState;
  readonly fence: FenceState;
}

function rich(): Rich {
  const { s, steps } = walk(RICH, looksSound);
  expect(steps).toBe(RICH.steps.length);
  return {
    s,
    module: made(s.modules, 1),
    released: made(s.buffers, 2),
    buffer: made(s.buffers, 4),
    fd: made(s.fds, 8),
    attachment: made(s.attachments, 11),
    mapping: made(s.mappings, 12),
    fence: made(s.fences, 17),
  };
}

function made<T>(objects: ReadonlyMap<number, T>, id: number): T {
  const object = objects.get(id);
  if (object === undefined) throw new Error(`step ${id} made nothing`);
  return object;
}

/** For each invariant, a state that breaks it and no other one. */
const CORRUPTIONS: Readonly<Record<string, (r: Rich) => void>> = {
  "references are owned, descriptors or user mappings": ({ s }) => s.census.references++,
  "descriptors of a file are its open ones": ({ buffer }) => {
    buffer.descriptors++;
    buffer.owned--;
  },
  "user mappings of a file keep it": ({ buffer }) => {
    buffer.vmas++;
    buffer.owned--;
  },
  "user mappings are counted": ({ s }) => s.census.vmas++,
  "a buffer lives by its references": ({ s, released }) => {
    released.life = "closed";
    s.census.buffers++;
  },
  "files are open buffers": ({ s }) => s.census.files--,
  "buffers are those not released": ({ s }) => s.census.buffers++,
  "the list is of open buffers, newest first": ({ s }) => s.listed.reverse(),
  "listed buffers are counted": ({ s }) => s.census.listed++,
  "attachments are on their buffer's list": ({ s, buffer, attachment }) => {
    buffer.attachments.push(attachment);
    s.census.attachments++;
  },
  "attachments are those nobody detached": ({ s }) => s.census.attachments--,
  "mappings are on their attachment's list": ({ attachment }) => attachment.mapped++,
  "cached mappings have the cached table": ({ attachment, mapping }) => {
    attachment.cached = { table: mapping.table, shown: mapping.shown, direction: mapping.direction };
  },
  "tables out are those of mappings and caches": ({ s }) => s.tables.clear(),
  "no table has a serial not yet drawn": ({ s }) => {
    s.lastTable = -1;
  },
  "table copies are of mappings nobody unmapped": ({ s }) => s.census.tableCopies--,
  "vmaps are the counters together": ({ s }) => s.census.vmaps++,
  "a kernel mapping is kept while it is counted": ({ buffer }) => {
    buffer.vmap = null;
  },
  "no name outlives its buffer": ({ s, released }) => {
    released.name = "ghost";
    s.census.names++;
  },
  "a module's references are its buffers": ({ s, module }) => {
    module.references++;
    s.census.moduleReferences++;
  },
  "module references are the modules' together": ({ s }) => s.census.moduleReferences--,
  "descriptor numbers are open descriptors": ({ s, fd }) => s.fdTables[0]?.push(fd),
  "memory files' numbers are open descriptors": ({ s }) => {
    const memfd = openMemfd(s, 99, newMemoryFile(0n, true), false);
    s.memfdTable[memfd.number + 1] = memfd;
  },
  "open descriptors are counted": ({ s }) => s.census.fds--,
  "watched events are counted": ({ s }) => s.census.polls++,
  "open memory files are counted": ({ s }) => s.census.memfds++,
  "entries and walks hold their fences": ({ fence }) => fence.references++,
  "walks that are over hold nothing": ({ s, fence }) => {
    made(s.cursors, 23).fence = fence;
    fence.references++;
  },
  "fences are those nobody freed": ({ s }) => s.census.fences++,
  "queued functions are on unsignalled fences": ({ fence }) => {
    fence.signalled = true;
  },
  "tables have room for what they hold": ({ s }) => {
    Object.assign(made(s.buffers, 5).reservation.table ?? {}, { capacity: 0 });
  },
  "copies on their way are those of buffers": ({ s, buffer, fence }) => s.copies.push({ buffer, fence, due: 0 }),
  "locked reservations are held": ({ s }) => s.locked.pop(),
  "contexts count the locks held with them": ({ s }) => {
    beginContext(s, 90, 0);
    made(s.contexts, 90).acquired++;
  },
  "contexts wait by age, and back off from elders": ({ buffer }) =>
    buffer.reservation.queue.push({ task: 0, context: null }),
  "pools name what lives": ({ s }) => s.pools.iosys.live.pop(),
  "dead handles are dead": ({ s, buffer }) => s.pools.buffer.dead.push(buffer.id),
  "inode numbers are unique and rise": ({ s }) => {
    s.inodes = 1;
  },
  "pages stay inside the buffer": ({ buffer }) => void pageAt(buffer, 0xff),
};

describe("every invariant can fail", () => {
  test("there is a corruption for each", () => {
    expect(Object.keys(CORRUPTIONS)).toEqual(INVARIANTS.map(({ id }) => id));
  });

  test.each(Object.entries(CORRUPTIONS))("%s", (id, corrupt) => {
    const objects = rich();
    corrupt(objects);
    expect(brokenInvariant(objects.s)).toBe(id);
    expect(INVARIANTS.filter(({ holds }) => !holds(objects.s)).map((invariant) => invariant.id)).toEqual([id]);
  });
});

/** More than one way to break an invariant, where it says more than one thing. */
const MORE: readonly (readonly [string, (r: Rich) => void])[] = [
  ["an attachment of another buffer", ({ s, attachment }) => s.listed[0]?.attachments.push(attachment)],
  ["an attachment on no list", ({ buffer }) => buffer.attachments.pop()],
  ["a mapping on no list", ({ attachment }) => attachment.mappings.pop()],
  ["a dead mapping on a list", ({ mapping }) => Object.assign(mapping, { live: false })],
  ["a released buffer on the list", ({ s, released }) => s.listed.push(released)],
  ["a dead buffer in the pool", ({ s, released }) => s.pools.buffer.live.push(released.id)],
  ["a buffer twice in the pool", ({ s, buffer }) => s.pools.buffer.live.push(buffer.id)],
  ["a dying module with a buffer", ({ module }) => Object.assign(module, { dying: true })],
  ["a closed descriptor under a number", ({ fd }) => Object.assign(fd, { open: false })],
  ["a reservation locked by nobody", ({ buffer }) => Object.assign(buffer.reservation, { owner: 0 })],
  ["two buffers with one inode", ({ s, buffer }) => Object.assign(made(s.buffers, 5), { inode: buffer.inode })],
  ["a kernel mapping nobody counts", ({ s, buffer }) => Object.assign(made(s.buffers, 5), { vmap: buffer.vmap })],
  ["references below zero", ({ s }) => Object.assign(made(s.buffers, 5), { owned: -1 })],
];

test.each(MORE)("%s is noticed", (_what, corrupt) => {
  const objects = rich();
  corrupt(objects);
  expect(brokenInvariant(objects.s)).not.toBeNull();
});

test("what a dead task left half done is not counted, but the rest still holds together", () => {
  const { s } = rich();
  s.ended = true;
  s.census.attachments++;
  expect(brokenInvariant(s)).toBeNull();
  s.locked.pop();
  expect(brokenInvariant(s)).toBe("locked reservations are held");
});
