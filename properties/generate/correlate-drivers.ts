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

const seal: Correlation = (args, s, random) => {
  choose(args, "memfd", s, (file) => !file.seals.has("F_SEAL_SHRINK") && !file.seals.has("F_SEAL_SEAL"));
  const seals = args["seals"] as readonly string[];
  if (seals.length === 0 && random.chance(0.9)) args["seals"] = ["F_SEAL_SHRINK"];
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

const udmabuf: Correlation = (args, s, random) => {
  const large = (file: MemoryFileState): boolean => isSealed(file) && file.size >= pageBytes(s);
  choose(args, "memfd", s, large);
  choose(args, "second", s, large);
  const isList = args["second"] !== null || args["count"] !== "given";
  if (isList) args["request"] = "UDMABUF_CREATE_LIST";
  const first = fileOf(s, args["memfd"]);
  const second = fileOf(s, args["second"]);
  if (first !== null && random.chance(0.8)) putRange(args, ["offset", "size"], first, s, random);
  if (second !== null && random.chance(0.8)) putRange(args, ["secondOffset", "secondSize"], second, s, random);
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
