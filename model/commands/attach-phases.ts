// SPDX-License-Identifier: MIT
/** What both attach calls mean: the plain one is the dynamic one without importer ops (ATTACH-24). Catalogue §3. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { mapsQuietly } from "../dma-debug.ts";
import { nestsLocks } from "../lock-debug.ts";
import { callersLocks, held, mayDeadlock, notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { premise, takesReservation } from "../phase-parts.ts";
import type { Applies, Call, Calls, Effect, Meaning, Phase } from "../rule.ts";
import type { AttachmentState, BufferState } from "../state.ts";
import { attachmentOf } from "../tables.ts";
import { CACHING, CACHING_CALLS, keepCached, PAIRING, unlike } from "./attach-caching.ts";

type Command = "attach" | "dynamic-attach";
type AttachCall = Call<Command>;

/** The arguments of both calls; the plain one lacks the last two. */
interface AttachArgs {
  readonly buffer: number | null;
  readonly device: number | null;
  readonly importerOps?: "move-callback" | "none" | "no-callback";
  readonly allowPeer2peer?: boolean;
}

const SITE = "dma_buf_dynamic_attach";
function argsOf(c: AttachCall): AttachArgs {
  return c.args;
}

function importerOpsOf(c: AttachCall): "move-callback" | "none" | "no-callback" {
  return argsOf(c).importerOps ?? "none";
}

function bufferOf(c: Pick<Call, "buffer">): BufferState {
  if (c.buffer === null) throw new Error("an attach to no buffer");
  return c.buffer;
}

function anyNull(c: AttachCall): boolean {
  return c.args.buffer === null || c.args.device === null;
}

function lacksCallback(c: AttachCall): boolean {
  return importerOpsOf(c) === "no-callback";
}

/** Something else is wrong next to the NULL argument: the order of the checks decides. */
function nullAndMore(c: AttachCall): boolean {
  if (!anyNull(c)) return false;
  return c.step.fault?.point === "alloc:attachment" || (lacksCallback(c) && c.s.switches.moveCallback === "mandatory");
}

function mappedByOthers(c: AttachCall): boolean {
  for (const other of bufferOf(c).attachments) if (other.mapped > 0 || other.cached !== null) return true;
  return false;
}

/** The new attachment is listed already. */
function sameDeviceTwice(c: AttachCall): boolean {
  const own = attachmentOf(c);
  for (const other of bufferOf(c).attachments) if (other !== own && other.device === own.device) return true;
  return false;
}

function allocate(c: AttachCall): void {
  const dynamic = importerOpsOf(c) !== "none";
  const attachment: AttachmentState = {
    id: c.step.id,
    buffer: bufferOf(c),
    device: c.args.device ?? 0,
    dynamic,
    peer2peer: dynamic && argsOf(c).allowPeer2peer === true,
    notified: importerOpsOf(c) === "move-callback",
    pins: 0,
    cached: null,
    mapped: 0,
    mappings: [],
    attached: false,
  };
  c.attachment = attachment;
  c.s.census.attachments++;
}

function list(c: AttachCall): void {
  bufferOf(c).attachments.unshift(attachmentOf(c));
}

function delist(c: AttachCall): void {
  const { attachments } = bufferOf(c);
  attachments.splice(attachments.indexOf(attachmentOf(c)), 1);
}

interface Asks {
  readonly clause: ClauseId;
  readonly onError: ClauseId;
  readonly when: (c: AttachCall) => boolean;
}

function attachCall({ clause, onError, when }: Asks, plain: boolean): Calls<Command, "attach"> {
  return {
    phase: "calls",
    clause,
    also: clause === "ATTACH-08" ? ["ATTACH-49"] : ["ATTACH-08", "ATTACH-49"],
    op: "attach",
    when,
    args: (c) => {
      const { device, peer2peer, dynamic } = attachmentOf(c);
      return { device, listed: false, peer2peer, importerOps: dynamic };
    },
    argClauses: {
      device: "ATTACH-07",
      listed: "ATTACH-07",
      peer2peer: "ATTACH-26",
      importerOps: plain ? "ATTACH-24" : "ATTACH-07",
    },
    locks: callersLocks,
    lockClause: "ATTACH-10",
    onError,
    takes: (c, reply) => {
      if ("peer2peer" in reply) attachmentOf(c).peer2peer = reply.peer2peer;
      return null;
    },
  };
}

function bind(c: AttachCall): void {
  const attachment = attachmentOf(c);
  attachment.attached = true;
  c.s.attachments.set(attachment.id, attachment);
  c.s.bind("attachment", attachment.id);
}

interface Success extends Applies {
  readonly clause: ClauseId;
  readonly when?: (c: AttachCall) => boolean;
}

/** The first that holds is the reason attach succeeds. */
const SUCCESSES: readonly Success[] = [
  { clause: "ATTACH-23", when: lacksCallback, on: { moveCallback: "optional" } },
  { clause: "ATTACH-05", when: (c) => !bufferOf(c).ops.has("attach") },
  { clause: "ATTACH-34", on: { mismatchCaching: false } },
  { clause: "ATTACH-06" },
];

function success(reason: Success, plain: boolean, run: (c: AttachCall) => void = bind): Effect<Command> {
  return {
    ...reason,
    phase: "effect",
    also: plain ? ["ATTACH-06", "ATTACH-24", "ATTACH-53"] : ["ATTACH-06", "ATTACH-53"],
    run,
    value: (c) => ({ peer2peer: attachmentOf(c).peer2peer }),
    valueClauses: { peer2peer: "ATTACH-26" },
  };
}

function phases(plain: boolean): readonly Phase<Command>[] {
  return [
    {
      phase: "check",
      clause: "ATTACH-53",
      also: ["ATTACH-01"],
      when: nullAndMore,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: SITE }],
    },
    {
      phase: "check",
      clause: "ATTACH-01",
      also: ["ATTACH-53"],
      when: anyNull,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: SITE }],
    },
    {
      phase: "check",
      clause: "ATTACH-22",
      also: ["ATTACH-53"],
      when: lacksCallback,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: SITE }],
      on: { moveCallback: "mandatory" },
    },
    { phase: "fault", clause: "ATTACH-03", also: ["ATTACH-53"], point: "alloc:attachment", errno: "ENOMEM" },
    {
      phase: "does",
      clause: "ATTACH-06",
      run: allocate,
      undo: [{ phase: "does", clause: "ATTACH-04", run: (c) => void c.s.census.attachments-- }],
    },
    attachCall({ clause: "ATTACH-08", onError: "ATTACH-04", when: (c) => !mappedByOthers(c) }, plain),
    attachCall({ clause: "ATTACH-15", onError: "ATTACH-19", when: mappedByOthers }, plain),
    ...takesReservation<Command>("ATTACH-13", SITE, { others: "LOCK-13", also: ["ATTACH-13"] }),
    PAIRING,
    {
      phase: "does",
      clause: "ATTACH-06",
      run: list,
      undo: [{ ...CACHING, phase: "does", clause: "ATTACH-60", run: delist }],
    },
    premise("LOCK-23", unlike, { on: { mismatchCaching: false } }),
    premise("ATTACH-14", sameDeviceTwice),
    premise("ATTACH-15", mappedByOthers),
    ...CACHING_CALLS,
    {
      phase: "says",
      clause: "ATTACH-06",
      when: () => true,
      says: { kind: "TRACE", site: SITE },
      given: { trace: true },
      since: "7.2",
    },
    success({ ...CACHING, clause: "ATTACH-29", when: unlike }, plain, (c) => {
      keepCached(c);
      bind(c);
    }),
    ...SUCCESSES.map((reason) => success(reason, plain)),
  ];
}

function defined(c: AttachCall): boolean {
  const { device } = c.args;
  if (!ownedBuffer(c, c.args.buffer)) return false;
  if (device !== null && c.s.world.devices[device] === undefined) return false;
  if (c.buffer !== null && device !== null && !attachesQuietly(c, c.buffer, device)) return false;
  return anyNull(c) || notHeld(c) || (mayDeadlock(c.s) && !lacksCallback(c));
}

/** An attach that maps at once: of unlike sides, where the era caches (ATTACH-29). */
function attachesQuietly(c: AttachCall, buffer: BufferState, device: number): boolean {
  const maps = c.s.switches.mismatchCaching && importerOpsOf(c) !== "none" && !buffer.ops.has("pin");
  return !maps || mapsQuietly(c.s, buffer, device, "DMA_BIDIRECTIONAL");
}

function legal(c: AttachCall): boolean {
  if (anyNull(c) || held(c) || nestsLocks(c)) return false;
  return c.s.switches.moveCallback === "optional" || !lacksCallback(c);
}

/** The meaning of an attach call; `plain` is the one without importer ops. */
export function attachMeaning(plain: boolean): Meaning<Command> {
  return {
    defined,
    legal,
    phases: phases(plain),
    counts: { attachments: "ATTACH-14" },
  };
}
