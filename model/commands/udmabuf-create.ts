// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { drivenBy } from "../driver-buffers.ts";
import type { Applies, Check, Effect, FaultCheck, Meaning, Phase } from "../rule.ts";
import type { MemoryFileState } from "../state.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { makes, publish } from "./driver-making-phases.ts";
import { traces } from "./trace.ts";
import {
  beginsBeyondFile,
  beginsBeyondReach,
  beyondFile,
  type CreateCall,
  fileOf,
  type Item,
  isGood,
  itemAt,
  itemsOf,
  memfdNow,
  misaligned,
  overLimit,
  pagesOfItems,
  SEALS_FORBID,
  sealsForbid,
  totalUpTo,
} from "./udmabuf-items.ts";

type Create = "udmabuf-create";

/** Items one request can have here. */
const PLACES = [0, 1] as const;
const LAST = 1;

/** Which of an item's pages must be allocated nobody says: the armed fault may hit or miss. */
const RUNS_OUT: Omit<Check<Create>, "when"> = { phase: "check", clause: "UDMABUF-11", ends: "ENOMEM" };

/** What every buffer of memory files shows, whatever was asked for. */
const ALWAYS: readonly ClauseId[] = ["UDMABUF-12", "REF-01", "EXPORT-24"];

/** A buffer of ranges of memory files, in the order of UDMABUF-34 and UDMABUF-10. */
export const udmabufCreate: Meaning<Create> = {
  defined,
  legal: (c) =>
    c.args.flags !== "unknown" &&
    !isOverlong(c) &&
    !misshapen(c) &&
    totalUpTo(c, LAST) > 0n &&
    itemsOf(c).every((item) => isGood(c, item)),
  phases: [
    fault("UDMABUF-01", "copy:from-user", "EFAULT"),
    refuses("UDMABUF-02", isOverlong, "EINVAL"),
    { ...fault("UDMABUF-01", "copy:from-user", "EFAULT"), when: isList },
    refuses("UDMABUF-10", (c) => offGrid(c) && itemsOf(c).some((item) => fileOf(c, item) === null), "EINVAL"),
    ...PLACES.flatMap(shapeOf),
    refuses("UDMABUF-34", (c) => isEmpty(c) && itemsOf(c).some((item) => fileOf(c, item) === null), "EINVAL"),
    refuses("UDMABUF-05", isEmpty, "EINVAL"),
    ...PLACES.flatMap(contentOf),
    ...makes<Create>((c) => ({ size: totalUpTo(c, LAST), flags: "O_RDWR", pages: pagesOfItems(c) }), "UDMABUF-14"),
    fault("UDMABUF-14", "limit:fd-table", "EMFILE"),
    traces("dma_buf_fd") as Phase<Create>,
    succeeds("UDMABUF-26", (c) => theBuffer(c).driver?.repeats === true),
    succeeds("UDMABUF-27", (c) => itemsOf(c).some(({ size }) => size === 0n), { until: "6.1" }),
    succeeds("UDMABUF-11", (c) => itemsOf(c).some((item) => beyondFile(c, item)), { until: "6.1" }),
    succeeds("UDMABUF-28", (c) => itemsOf(c).some((item) => ofReadOnly(c, item))),
    succeeds("UDMABUF-13", (c) => c.args.flags === "unknown"),
    succeeds("UDMABUF-12", () => true),
  ],
  silent: "UDMABUF-12",
  counts: { files: "UDMABUF-12", buffers: "UDMABUF-12", references: "UDMABUF-12" },
  countsOnError: { files: "UDMABUF-14", buffers: "UDMABUF-14", references: "UDMABUF-14" },
};

function refuses(
  clause: ClauseId,
  when: (c: CreateCall) => boolean,
  ends: "EINVAL" | "EBADFD" | "EFBIG",
  applies: Applies = {},
): Check<Create> {
  return { phase: "check", clause, when, ends, ...applies };
}

function fault(
  clause: ClauseId,
  point: FaultCheck<Create>["point"],
  errno: FaultCheck<Create>["errno"],
): FaultCheck<Create> {
  return { phase: "fault", clause, point, errno };
}

/** Alignment and limits of the item at this place. */
function shapeOf(at: number): readonly Phase<Create>[] {
  return [
    refuses("UDMABUF-03", (c) => has(c, at, misaligned), "EINVAL"),
    { ...refuses("UDMABUF-04", (c) => itemAt(c, at) !== null && overLimit(c, at), "EINVAL"), also: ["UDMABUF-10"] },
  ];
}

/** Descriptor, kind, seals and pages of the item at this place. */
function contentOf(at: number): readonly Phase<Create>[] {
  const nextBad = (c: CreateCall): boolean => at < LAST && has(c, at + 1, isBadDescriptor);
  return [
    refuses("UDMABUF-06", (c) => has(c, at, isBadDescriptor), "EBADFD"),
    refuses("UDMABUF-10", (c) => nextBad(c) && has(c, at, isSealed), "EINVAL"),
    ...(["UDMABUF-07", "UDMABUF-09", "UDMABUF-08"] as const).map((clause) =>
      refuses(clause, (c) => has(c, at, (_, item) => forbids(c, item, SEALS_FORBID[clause])), "EINVAL"),
    ),
    refuses("UDMABUF-27", (c) => itemAt(c, at)?.size === 0n, "EINVAL", { since: "6.12" }),
    refuses("UDMABUF-11", (c) => has(c, at, beyondFile), "EINVAL", { since: "6.12" }),
    refuses("UDMABUF-11", (c) => has(c, at, (_, item) => beginsBeyondReach(item)), "EFBIG", { until: "6.1" }),
    { ...RUNS_OUT, when: (c) => itemAt(c, at) !== null && ranOut(c) },
    refuses("UDMABUF-11", (c) => has(c, at, beginsBeyondFile), "EINVAL", { until: "6.1" }),
  ];
}

function ranOut({ step, seen }: CreateCall): boolean {
  return step.fault?.point === "exporter:pages" && seen?.status === "error" && seen.errno === "ENOMEM";
}

/** One effect per premise, the rarest first. */
function succeeds(clause: ClauseId, when: (c: CreateCall) => boolean, applies: Applies = {}): Effect<Create> {
  return {
    ...applies,
    phase: "effect",
    clause,
    also: ALWAYS.filter((id) => id !== clause),
    when,
    run: keep,
    value: (c) => c.fd?.number,
  };
}

function keep(c: CreateCall): void {
  publish(c, c.args.flags === "UDMABUF_FLAGS_CLOEXEC");
  const buffer = theBuffer(c);
  for (const item of itemsOf(c)) if (item.size > 0n) fileOf(c, item)?.buffers.push(buffer);
}

function has(c: CreateCall, at: number, what: (c: CreateCall, item: Item) => boolean): boolean {
  const item = itemAt(c, at);
  return item !== null && what(c, item);
}

function isList(c: CreateCall): boolean {
  return c.args.request === "UDMABUF_CREATE_LIST" && c.args.count === "given";
}

function isOverlong(c: CreateCall): boolean {
  return c.args.count === "1025";
}

function misshapen(c: CreateCall): boolean {
  return offGrid(c) || PLACES.some((at) => itemAt(c, at) !== null && overLimit(c, at));
}

function offGrid(c: CreateCall): boolean {
  return PLACES.some((at) => has(c, at, misaligned));
}

function isEmpty(c: CreateCall): boolean {
  return totalUpTo(c, LAST) === 0n;
}

function isBadDescriptor(c: CreateCall, item: Item): boolean {
  return fileOf(c, item) === null;
}

function isSealed(c: CreateCall, item: Item): boolean {
  const file = fileOf(c, item);
  return file !== null && sealsForbid(file);
}

function forbids(c: CreateCall, item: Item, test: (file: MemoryFileState) => boolean): boolean {
  const file = fileOf(c, item);
  return file !== null && test(file);
}

function ofReadOnly(c: CreateCall, item: Item): boolean {
  return memfdNow(c, item)?.readOnly === true;
}

/** Only a list has a count and a second item, and one without items has nothing more to read. */
function defined(c: CreateCall): boolean {
  const { request, count, memfd, second } = c.args;
  if (!drivenBy(c.s, "udmabuf") || !isKnown(c, memfd) || !isKnown(c, second)) return false;
  if (request === "UDMABUF_CREATE") return count === "given" && second === null;
  return count === "given" || c.step.fault?.point !== "copy:from-user" || c.step.fault.skip === 0;
}

function isKnown(c: CreateCall, memfd: number | string | null): boolean {
  return typeof memfd !== "number" || c.s.memfds.has(memfd);
}
