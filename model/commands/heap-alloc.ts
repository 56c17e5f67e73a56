// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { DRIVER_BYTES_MAX, drivenBy } from "../driver-buffers.ts";
import type { Call, Check, Effect, FaultCheck, Meaning } from "../rule.ts";
import { makes, publish } from "./driver-making-phases.ts";
import { traces } from "./trace.ts";

type Alloc = "heap-alloc";
type AllocCall = Call<Alloc>;

/** What the kernel reads of the argument: what it does not get counts as zero (HEAP-08, HEAP-26). */
interface Read {
  readonly length: bigint;
  readonly fdField: number;
  readonly fdFlags: string;
  readonly heapFlags: string;
}

const U64_VALUES = 1n << 64n;
const NOTHING: Read = { length: 0n, fdField: 0, fdFlags: "O_RDONLY", heapFlags: "0" };
const FD_FLAGS: ReadonlySet<string> = new Set([
  ...["O_RDONLY", "O_WRONLY", "O_RDWR"],
  ...["O_RDONLY|O_CLOEXEC", "O_WRONLY|O_CLOEXEC", "O_RDWR|O_CLOEXEC"],
]);

/** What every allocation shows. */
const ALWAYS: readonly ClauseId[] = ["HEAP-15", "HEAP-24", "REF-01", "EXPORT-24"];

/** An allocation from the system heap, in the order of HEAP-14. */
export const heapAlloc: Meaning<Alloc> = {
  defined: (c) => drivenBy(c.s, "system-heap") && lengthOf(c) <= DRIVER_BYTES_MAX && reachesFault(c),
  legal: (c) => defects(c) === 0 && c.args.request !== "nr1" && tellsNumber(c),
  phases: [
    refuses("HEAP-14", (c) => c.args.request === "nr1" && isContested(c)),
    refuses("HEAP-07", (c) => c.args.request === "nr1"),
    { ...fails("HEAP-14", "copy:from-user", "EFAULT"), when: (c) => defects(c) > 0 },
    { ...fails("HEAP-09", "copy:from-user", "EFAULT"), when: (c) => defects(c) === 0 },
    refuses("HEAP-14", (c) => defects(c) > 0 && isContested(c)),
    refuses("HEAP-26", (c) => c.args.request === "no-write"),
    refuses("HEAP-10", (c) => read(c).fdField !== 0),
    refuses("HEAP-11", (c) => !FD_FLAGS.has(read(c).fdFlags)),
    refuses("HEAP-12", (c) => read(c).heapFlags !== "0"),
    refuses("HEAP-13", (c) => lengthOf(c) === 0n),
    fails("HEAP-22", "exporter:pages", "ENOMEM"),
    ...makes<Alloc>((c) => ({ size: lengthOf(c), flags: read(c).fdFlags, pages: [] }), "HEAP-16", "HEAP-09"),
    fails("HEAP-16", "limit:fd-table", "EMFILE"),
    fails("HEAP-09", "copy:to-user", "EFAULT"),
    { ...traces("dma_buf_fd"), phase: "says" },
    succeeds("HEAP-26", (c) => c.args.request === "no-read", ["HEAP-08"]),
    succeeds("HEAP-08", (c) => c.args.request === "shorter" && omitted(c), ["HEAP-26"]),
    succeeds("HEAP-26", (c) => c.args.request === "shorter", ["HEAP-08"]),
    succeeds("HEAP-07", (c) => c.args.request === "other-type", []),
    succeeds("HEAP-08", (c) => c.args.request === "longer", []),
    succeeds("HEAP-13", (c) => c.args.length !== lengthOf(c), []),
    succeeds("HEAP-15", () => true, []),
  ],
  silent: "HEAP-15",
  counts: { files: "HEAP-15", buffers: "HEAP-15", references: "HEAP-15", fds: "HEAP-15" },
};

function refuses(clause: ClauseId, when: (c: AllocCall) => boolean): Check<Alloc> {
  return { phase: "check", clause, also: alsoOrder(clause), when, ends: "EINVAL" };
}

function fails(
  clause: ClauseId,
  point: FaultCheck<Alloc>["point"],
  errno: FaultCheck<Alloc>["errno"],
): FaultCheck<Alloc> {
  return { phase: "fault", clause, also: alsoOrder(clause), point, errno };
}

function alsoOrder(clause: ClauseId): readonly ClauseId[] {
  return clause === "HEAP-14" ? [] : ["HEAP-14"];
}

/** One effect per premise, the rarest first. */
function succeeds(clause: ClauseId, when: (c: AllocCall) => boolean, also: readonly ClauseId[]): Effect<Alloc> {
  return {
    phase: "effect",
    clause,
    also: [...also, ...ALWAYS.filter((id) => id !== clause)],
    when,
    run: (c) => void publish(c, read(c).fdFlags.includes("O_CLOEXEC")),
    value: (c) => (tellsNumber(c) ? c.fd?.number : null),
  };
}

/** The shorter argument ends behind the length. */
function read({ args }: AllocCall): Read {
  if (args.request === "no-write") return NOTHING;
  return args.request === "shorter" ? { ...NOTHING, length: args.length } : args;
}

/** Whole pages; what overflows is 0. */
function lengthOf(c: AllocCall): bigint {
  const page = BigInt(c.s.world.pageSizeBytes);
  return (((read(c).length + page - 1n) / page) * page) % U64_VALUES;
}

/** Whether the number of the descriptor comes back. */
function tellsNumber({ args: { request } }: AllocCall): boolean {
  return request !== "no-read" && request !== "shorter";
}

function defects(c: AllocCall): number {
  const { fdField, fdFlags, heapFlags } = read(c);
  return [fdField !== 0, !FD_FLAGS.has(fdFlags), heapFlags !== "0", lengthOf(c) === 0n].filter(Boolean).length;
}

/** A fault waits for what comes later: which of the two fails the allocation is a matter of the order (HEAP-14). */
function isContested({ step }: AllocCall): boolean {
  return step.fault !== undefined;
}

/** What the shorter argument leaves out would have been refused. */
function omitted({ args }: AllocCall): boolean {
  return args.fdField !== 0 || !FD_FLAGS.has(args.fdFlags) || args.heapFlags !== "0";
}

/** Nothing is copied in a direction the request leaves out: a fault there has nothing to hit. */
function reachesFault({ args: { request }, step: { fault } }: AllocCall): boolean {
  if (fault?.point === "copy:from-user") return request !== "no-write";
  if (fault?.point === "copy:to-user") return request !== "no-read";
  return fault?.point !== "exporter:pages" || fault.skip === 0;
}
