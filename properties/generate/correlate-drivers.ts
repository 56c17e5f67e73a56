// SPDX-License-Identifier: MIT
/** Arguments of the drivers' own requests: sealed files, ranges inside them, whole pages. */
import type { MemoryFileState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Correlation, OpenArgs } from "./correlate.ts";
import type { Random } from "./random.ts";

/** The largest memory file and the largest buffer drawn (bytes). */
const BYTES_MAX = 0x1_0000n;

const pageBytes = (s: State): bigint => BigInt(s.world.pageSizeBytes);

function isSealed({ seals }: MemoryFileState): boolean {
  return seals.has("F_SEAL_SHRINK") && !seals.has("F_SEAL_WRITE") && !seals.has("F_SEAL_FUTURE_WRITE");
}

function fileOf(s: State, memfd: unknown): MemoryFileState | null {
  const handle = typeof memfd === "number" ? s.memfds.get(memfd) : undefined;
  return handle?.open === true ? handle.file : null;
}

/** Puts a file that fits in place of the drawn one, if there is any. */
function choose(args: OpenArgs, name: string, s: State, fits: (file: MemoryFileState) => boolean): void {
  const drawn = fileOf(s, args[name]);
  if (drawn === null || fits(drawn)) return;
  const fitting = s.pools.memfd.live.findLast((id) => fits(fileOf(s, id) as MemoryFileState));
  if (fitting !== undefined) args[name] = fitting;
}

/** A file of less than one page is good for little: with large pages most of the sizes would be. */
const create: Correlation = (args, s, random) => {
  if ((args["size"] as bigint) < pageBytes(s) && random.chance(0.9)) args["size"] = BYTES_MAX;
};

const WRITE_SEALS = ["F_SEAL_WRITE", "F_SEAL_FUTURE_WRITE"] as const;

const seal: Correlation = (args, s, random, negative) => {
  if (!negative) choose(args, "memfd", s, (file) => !file.seals.has("F_SEAL_SHRINK") && !file.seals.has("F_SEAL_SEAL"));
  const seals = args["seals"] as readonly string[];
  if (negative && random.chance(0.6)) args["seals"] = ["F_SEAL_SHRINK", random.pick(WRITE_SEALS)];
  else if (seals.length === 0 && random.chance(0.9)) args["seals"] = ["F_SEAL_SHRINK"];
};

function putRange(
  args: OpenArgs,
  names: readonly [string, string],
  file: MemoryFileState,
  s: State,
  random: Random,
): void {
  const page = pageBytes(s);
  const pages = Number(file.size / page);
  if (pages === 0) return;
  const first = random.chance(0.5) ? 0 : random.below(pages);
  args[names[0]] = page * BigInt(first);
  args[names[1]] = page * BigInt(1 + random.below(pages - first));
}

const LIMIT_BYTES = 0x400_0000n;

/** All of a file whose end lies inside a page, that page included (UDMABUF-11). */
function withTail(args: OpenArgs, s: State): void {
  const page = pageBytes(s);
  choose(args, "memfd", s, (file) => isSealed(file) && file.size % page !== 0n);
  const file = fileOf(s, args["memfd"]);
  if (file !== null) Object.assign(args, { offset: 0n, size: ((file.size + page - 1n) / page) * page, second: null });
}

/** One item after the other is looked at in whole: a file without its seals comes before a closed one (UDMABUF-10). */
function badOnes(args: OpenArgs, s: State): void {
  choose(args, "memfd", s, (file) => !isSealed(file));
  Object.assign(args, { second: s.pools.memfd.dead.at(-1) ?? null, secondOffset: 0n, secondSize: pageBytes(s) });
}

const isWriteSealed = ({ seals }: MemoryFileState): boolean =>
  seals.has("F_SEAL_WRITE") || seals.has("F_SEAL_FUTURE_WRITE");

/** What can be wrong with a request that is right otherwise: each on its own, or the first test would hide the others. */
const SPOILS: readonly Correlation[] = [
  (args, s) => Object.assign(args, { size: 0n, secondSize: 0n, second: s.pools.memfd.live[0] ?? null }),
  (args) => Object.assign(args, { memfd: "never-opened", size: 0n, second: null }),
  (args, s) => Object.assign(args, { size: LIMIT_BYTES, secondSize: pageBytes(s), second: asSecond(args["memfd"]) }),
  (args, s) => Object.assign(args, { size: LIMIT_BYTES + pageBytes(s) }),
  (args) => Object.assign(args, { size: LIMIT_BYTES, second: null }),
  (args, s) => Object.assign(args, { size: (args["size"] as bigint) + pageBytes(s) }),
  (args) => Object.assign(args, { offset: 1n << 63n }),
  (args, s, random) =>
    Object.assign(args, random.pick([{ offset: 1n }, { offset: pageBytes(s) / 2n }, { size: 0x800n }])),
  (args, _, random) => Object.assign(args, { memfd: random.pick(["never-opened", "not-memfd"]) }),
  (args) => Object.assign(args, { memfd: "not-memfd", offset: 1n }),
  (args, s) => Object.assign(args, { memfd: s.pools.memfd.dead.at(-1) ?? "never-opened" }),
  (args, s) => choose(args, "memfd", s, (file) => !isSealed(file)),
  (args) => Object.assign(args, { count: "0" }),
];

/** What may stand in the second place: a file, or nothing. */
function asSecond(memfd: unknown): number | null {
  return typeof memfd === "number" ? memfd : null;
}

/** Those that other draws do not make as well. */
const RARE_SPOILS: readonly Correlation[] = [
  withTail,
  badOnes,
  (args, s) =>
    Object.assign(args, { secondOffset: 0n, secondSize: 0n, second: asSecond(args["memfd"]), size: pageBytes(s) }),
  (args, s) => choose(args, "memfd", s, isWriteSealed),
  (args) => Object.assign(args, { count: "1025" }),
];

function makeGood(args: OpenArgs, s: State, random: Random): void {
  const large = (file: MemoryFileState): boolean => isSealed(file) && file.size >= pageBytes(s);
  choose(args, "memfd", s, large);
  choose(args, "second", s, large);
  const first = fileOf(s, args["memfd"]);
  const second = fileOf(s, args["second"]);
  if (first !== null) putRange(args, ["offset", "size"], first, s, random);
  if (second !== null) putRange(args, ["secondOffset", "secondSize"], second, s, random);
}

const udmabuf: Correlation = (args, s, random, negative) => {
  if (negative) Object.assign(args, { count: "given", memfd: s.pools.memfd.live.at(-1) ?? "never-opened", flags: "0" });
  makeGood(args, s, random);
  if (negative && random.chance(0.2)) args["flags"] = "unknown";
  else if (negative) random.pick(random.chance(0.5) ? RARE_SPOILS : SPOILS)(args, s, random, negative);
  if (args["second"] !== null || args["count"] !== "given") args["request"] = "UDMABUF_CREATE_LIST";
};

/** A driver that makes buffers itself takes a size in whole pages and no other wish. */
export const driverExport: Correlation = (args, s) => {
  const page = pageBytes(s);
  const size = args["size"] as bigint;
  const whole = ((size + page - 1n) / page) * page;
  const bounded = whole === 0n ? page : whole > BYTES_MAX ? BYTES_MAX : whole;
  Object.assign(args, { size: bounded, name: "exporter", flags: "O_RDWR", owner: null, reservation: null });
  args["without"] = args["with"] = [];
};

/** What the drivers' requests need. */
export const DRIVER_CORRELATIONS: Partial<Record<CommandName, Correlation>> = {
  "memfd-create": create,
  "memfd-seal": seal,
  "udmabuf-create": udmabuf,
};
