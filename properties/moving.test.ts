// SPDX-License-Identifier: MIT
/** An exporter whose storage moves: what a good one shows conforms, and each thing a bad one shows is blamed on its clause. */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { CLAUSE_IDS, type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import { COPY_TICKS } from "../spec/exporter-time.ts";
import type { Observation, TableView } from "../spec/observation.ts";
import { type AnyStep, DEFAULT_CONFIG, DEFAULT_DEVICE, PROGRAM_SCHEMA, type Program } from "../spec/program.ts";
import type { Session, Target } from "../spec/target.ts";
import { newHits, runProgram } from "./lockstep/run-program.ts";

const reference = referenceTarget();
const BUFFER = 1;
const ATTACHED = 2;
const MAPPED = 3;
const PLAIN = { size: 4096n, name: "exporter", owner: null, reservation: null, without: [], with: [] } as const;

type Loose = { readonly do: AnyStep["do"]; readonly args: object; readonly id?: number; readonly task?: number };
/** What a bad exporter shows in the place of what the good one did. */
type Falsify = (seen: Observation, maps: readonly Observation[]) => Observation;

const LOCK: Loose = { do: "resv-lock", args: { buffer: BUFFER } };
const UNLOCK: Loose = { do: "resv-unlock", args: { buffer: BUFFER } };
const PIN: Loose = { do: "pin", args: { attachment: ATTACHED } };
const UNPIN: Loose = { do: "unpin", args: { attachment: ATTACHED } };
const MAP: Loose = { do: "map-unlocked", args: { attachment: ATTACHED, direction: "DMA_BIDIRECTIONAL" } };
const UNMAP: Loose = {
  do: "unmap-unlocked",
  args: { attachment: ATTACHED, mapping: MAPPED, direction: "DMA_BIDIRECTIONAL" },
};
const READ: Loose = { do: "dma-read", args: { mapping: MAPPED, page: 0 } };
const WRITE: Loose = { do: "dma-write", args: { mapping: MAPPED, page: 0, marker: 7 } };
const MOVE: Loose = { do: "exporter-move", args: { buffer: BUFFER, reaction: "nothing" } };
const REVOKE: Loose = { do: "exporter-revoke", args: { buffer: BUFFER, reaction: "nothing" } };
const RESTORE: Loose = { do: "exporter-restore", args: { buffer: BUFFER, reaction: "nothing" } };
const COPIED: Loose = { do: "advance-clock", args: { ticks: COPY_TICKS } };
const EXPORT: Loose = { do: "export", id: BUFFER, args: { ...PLAIN, flags: "O_RDWR" } };
const ATTACH: Loose = {
  do: "dynamic-attach",
  id: ATTACHED,
  args: { buffer: BUFFER, device: 0, importerOps: "move-callback", allowPeer2peer: false },
};
const QUIET: Loose = { ...ATTACH, args: { ...ATTACH.args, importerOps: "no-callback" } };
const LIST: Loose = { do: "resv-list", args: { buffer: BUFFER, usage: "DMA_RESV_USAGE_BOOKKEEP" } };

const WAIT: Loose = {
  do: "resv-wait",
  args: { buffer: BUFFER, usage: "DMA_RESV_USAGE_KERNEL", interruptible: false, ticks: "MAX_SCHEDULE_TIMEOUT" },
};

const as = (id: number, step: Loose): Loose => ({ ...step, id });
const by = (task: number, step: Loose): Loose => ({ ...step, task });

/** A fence in the buffer's reservation. */
function added(usage: string): Loose[] {
  const fence = { context: 1, seqno: 1, ops: [], enable: "ok" };
  return [
    { do: "fence-new", id: 90, args: fence },
    LOCK,
    { do: "resv-reserve", args: { buffer: BUFFER, slots: 1 } },
    { do: "resv-add", args: { buffer: BUFFER, fence: 90, usage } },
    UNLOCK,
  ];
}

function programOf(steps: readonly Loose[]): Program {
  const exporter = reference.capabilities.exporters.find(({ kind }) => kind === "vram");
  if (exporter === undefined) throw new Error("the reference target has no storage that moves");
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter, tasks: 2 };
  const numbered = steps.map((step, at) => ({ ...step, id: step.id ?? 100 + at })) as unknown as AnyStep[];
  return { schema: PROGRAM_SCHEMA, era: "7.2", config: DEFAULT_CONFIG, world, steps: numbered };
}

/** The reference target, but for one step of a program. */
function falsified(id: number, falsify: Falsify): Target {
  return {
    ...reference,
    open(world, era, config): Session {
      const session = reference.open(world, era, config);
      const maps: Observation[] = [];
      return {
        run(step) {
          const seen = session.run(step);
          if (step.id === id) return falsify(seen, maps);
          if (step.do === "map-unlocked") maps.push(structuredClone(seen));
          return seen;
        },
        close: () => session.close(),
      };
    },
  };
}

const ends =
  (outcome: Observation["outcome"]): Falsify =>
  (seen) => ({ ...seen, outcome });

const DONE = ends({ status: "ok", value: null });
const REPORTS_NOTHING: Falsify = (seen) => ({ ...seen, diagnostics: [] });
const TELLS_NOBODY: Falsify = (seen) => ({ ...seen, callbacks: [] });
const noFence: Falsify = ends({ status: "ok", value: [] });

/** The addresses of the map before the move once more. */
const oldPlace: Falsify = (seen, [before]) => {
  const copy = structuredClone(seen);
  const old = tablesOf(before ?? seen)[0]?.entries ?? [];
  for (const { entries } of tablesOf(copy)) {
    entries.forEach((entry, at) => void Object.assign(entry, { address: old[at]?.address }));
  }
  return copy;
};

/** What the exporter answered and what the importer was shown. */
function tablesOf({ outcome, callbacks }: Observation): TableView[] {
  const given = callbacks.flatMap(({ reply }) => ("table" in reply && reply.table !== null ? [reply.table] : []));
  return outcome.status === "ok" ? [...given, outcome.value as TableView] : given;
}

interface Case {
  readonly clause: ClauseId;
  readonly bad: string;
  readonly steps: readonly Loose[];
  readonly falsify: Falsify;
}

const USED = [EXPORT, ATTACH] as const;
const MAPPED_ONCE = [...USED, as(MAPPED, MAP)] as const;
const REVOKED = [...USED, REVOKE] as const;

const CASES: readonly Case[] = [
  {
    clause: "PIN-05",
    bad: "moves while one of two pins is left",
    steps: [...USED, LOCK, PIN, PIN, UNPIN, UNLOCK, MOVE],
    falsify: DONE,
  },
  {
    clause: "PIN-05",
    bad: "stays after the last unpin",
    steps: [...USED, LOCK, PIN, UNPIN, UNLOCK, MOVE],
    falsify: ends({ status: "error", errno: "EBUSY" }),
  },
  { clause: "PIN-06", bad: "moves what is pinned", steps: [...USED, LOCK, PIN, UNLOCK, MOVE], falsify: DONE },
  { clause: "PIN-07", bad: "pins while it copies", steps: [...USED, MOVE, LOCK, PIN], falsify: DONE },
  {
    clause: "MOVE-08",
    bad: "does not wait for writers",
    steps: [...USED, ...added("DMA_RESV_USAGE_WRITE"), MOVE],
    falsify: DONE,
  },
  {
    clause: "MOVE-14",
    bad: "does not wait for bookkeepers",
    steps: [...USED, ...added("DMA_RESV_USAGE_BOOKKEEP"), MOVE],
    falsify: DONE,
  },
  { clause: "MOVE-15", bad: "adds no fence", steps: [...USED, MOVE, LOCK, LIST], falsify: noFence },
  {
    clause: "MOVE-15",
    bad: "has no fence for importers to wait for",
    steps: [...USED, MOVE, as(MAPPED, MAP), READ],
    falsify: REPORTS_NOTHING,
  },
  {
    clause: "MOVE-15",
    bad: "has no fence for anybody to wait for",
    steps: [...USED, MOVE, WAIT],
    falsify: ends({ status: "ok", value: "MAX_SCHEDULE_TIMEOUT" }),
  },
  { clause: "MOVE-17", bad: "waits for no unmap", steps: [...MAPPED_ONCE, REVOKE], falsify: DONE },
  { clause: "MOVE-17", bad: "revokes and tells nobody", steps: [...USED, REVOKE], falsify: TELLS_NOBODY },
  {
    clause: "MOVE-23",
    bad: "refuses maps after restoring",
    steps: [...REVOKED, RESTORE, as(MAPPED, MAP)],
    falsify: refuses("ENODEV"),
  },
  {
    clause: "MOVE-21",
    bad: "refuses maps of what it revoked with another errno",
    steps: [...REVOKED, MAP],
    falsify: refuses("EIO"),
  },
  { clause: "MOVE-25", bad: "moves and tells nobody", steps: [...USED, MOVE], falsify: TELLS_NOBODY },
  {
    clause: "MOVE-31",
    bad: "lets go of the lock while it waits",
    steps: [...USED, ...added("DMA_RESV_USAGE_WRITE"), MOVE, by(1, LOCK)],
    falsify: DONE,
  },
  {
    clause: "MOVE-09",
    bad: "says nothing of an access through an old mapping",
    steps: [...MAPPED_ONCE, MOVE, COPIED, READ],
    falsify: REPORTS_NOTHING,
  },
  {
    clause: "MOVE-30",
    bad: "says nothing of an access before a KERNEL fence",
    steps: [...USED, ...added("DMA_RESV_USAGE_KERNEL"), as(MAPPED, MAP), READ],
    falsify: REPORTS_NOTHING,
  },
  {
    clause: "MAP-17",
    bad: "says nothing of one by an importer without callback",
    steps: [EXPORT, QUIET, ...added("DMA_RESV_USAGE_KERNEL"), as(MAPPED, MAP), READ],
    falsify: REPORTS_NOTHING,
  },
  {
    clause: "MOVE-18",
    bad: "says nothing of a write after the revocation",
    steps: [...MAPPED_ONCE, REVOKE, by(1, WRITE)],
    falsify: REPORTS_NOTHING,
  },
  {
    clause: "MOVE-10",
    bad: "describes the old place",
    steps: [...MAPPED_ONCE, UNMAP, MOVE, COPIED, as(4, MAP)],
    falsify: oldPlace,
  },
  {
    clause: "MOVE-10",
    bad: "loses the bytes",
    steps: [...MAPPED_ONCE, WRITE, UNMAP, MOVE, COPIED, as(4, MAP), { ...READ, args: { mapping: 4, page: 0 } }],
    falsify: ends({ status: "ok", value: 0 }),
  },
];

function refuses(errno: "ENODEV" | "EIO"): Falsify {
  return (seen) => ({
    ...seen,
    outcome: { status: "error", errno },
    callbacks: seen.callbacks.map((callback) =>
      callback.op === "map_dma_buf" ? { ...callback, reply: { errno } } : callback,
    ),
  });
}

const title = ({ clause, bad }: Case): string => `${clause}: an exporter that ${bad}`;

describe("of storage that moves", () => {
  for (const one of CASES) {
    test(title(one), () => {
      const program = programOf(one.steps);
      const good = runProgram(reference, program, newHits());
      expect(good.violation, "the good one conforms").toBeNull();
      expect(good.skipped, "every step was sent").toEqual([]);
      const bad = runProgram(falsified(program.steps.at(-1)?.id ?? -1, one.falsify), program, newHits());
      expect(bad.violation?.clause).toBe(one.clause);
      expect(bad.violation?.blames).toBe(clauseOf(one.clause).owedBy);
    });
  }

  test("each of these clauses is exercised by its case", () => {
    for (const { clause, steps } of CASES) {
      const hits = newHits();
      runProgram(reference, programOf(steps), hits);
      expect(hits[CLAUSE_IDS.indexOf(clause)], clause).toBeGreaterThan(0);
    }
  });
});
