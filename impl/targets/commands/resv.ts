// SPDX-License-Identifier: MIT
import type { RESV_COMMANDS } from "../../../spec/commands/resv.ts";
import { USAGES } from "../../../spec/commands/resv.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { isError } from "../../exporters/kit.ts";
import { FenceArray } from "../../framework/fence-array.ts";
import { dmaFencePut } from "../../framework/fence-reference.ts";
import type { Reservation } from "../../framework/reservation.ts";
import { dmaResvAddFence, dmaResvReplaceFences } from "../../framework/resv-add.ts";
import { dmaResvCopyFences } from "../../framework/resv-copy.ts";
import { ResvCursor } from "../../framework/resv-cursor.ts";
import { dmaResvSetDeadline } from "../../framework/resv-deadline.ts";
import { dmaResvDescribe } from "../../framework/resv-describe.ts";
import { dmaResvGetFences, dmaResvGetSingleton } from "../../framework/resv-get.ts";
import { dmaResvReserveFences } from "../../framework/resv-reserve.ts";
import { dmaResvTestSignaled, dmaResvWaitTimeout } from "../../framework/resv-wait.ts";
import { dmaResvForEachFence } from "../../framework/resv-walk.ts";
import { BOOKKEEP, KERNEL, READ, type Usage, WRITE } from "../../framework/usage.ts";
import { DONE, failed, ok, outcomeOf, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** The fences of a reservation. */
export const RESV_HANDLERS: Handlers<keyof typeof RESV_COMMANDS> = {
  "resv-reserve"(session, args) {
    return resultOf(dmaResvReserveFences(session.core, reservationOf(session, args.buffer), args.slots));
  },

  "resv-add"(session, args) {
    const fence = session.fences.get(args.fence);
    dmaResvAddFence(session.core, reservationOf(session, args.buffer), fence, usageNumber(args.usage));
    return DONE;
  },

  "resv-replace"(session, args) {
    const { context } = session.fences.get(args.of);
    const fence = session.fences.get(args.fence);
    dmaResvReplaceFences(session.core, reservationOf(session, args.buffer), context, fence, usageNumber(args.usage));
    return DONE;
  },

  "resv-copy"(session, args) {
    const source = reservationOf(session, args.source);
    return resultOf(dmaResvCopyFences(session.core, reservationOf(session, args.buffer), source));
  },

  "resv-test"(session, args) {
    return ok(dmaResvTestSignaled(session.core, reservationOf(session, args.buffer), usageNumber(args.usage)));
  },

  *"resv-wait"(session, args) {
    const { interruptible, ticks: timeout } = args;
    const reservation = reservationOf(session, args.buffer);
    const patience = { timeout, interruptible };
    return outcomeOf(yield* dmaResvWaitTimeout(session.core, reservation, usageNumber(args.usage), patience));
  },

  "resv-get"(session, args) {
    const fences = dmaResvGetFences(session.core, reservationOf(session, args.buffer), usageNumber(args.usage));
    if (isError(fences)) return failed(fences);
    for (const fence of fences) dmaFencePut(session.core, fence);
    return ok(fences.map(({ handle }) => handle));
  },

  "resv-singleton"(session, args) {
    return singleton(session, reservationOf(session, args.buffer), usageNumber(args.usage));
  },

  "resv-list"(session, args) {
    const walk = dmaResvForEachFence(session.core, reservationOf(session, args.buffer), usageNumber(args.usage));
    return ok([...walk].map(({ fence, usage }) => ({ fence: fence.handle, usage: USAGES[usage] })));
  },

  "resv-describe"(session, args) {
    return ok(dmaResvDescribe(session.core, reservationOf(session, args.buffer)));
  },

  "cursor-begin"(session, args, id) {
    const cursor = new ResvCursor(reservationOf(session, args.buffer), usageNumber(args.usage));
    session.cursors.set(id, { cursor, begun: false });
    return DONE;
  },

  "cursor-next"(session, args) {
    const handle = session.cursors.get(args.cursor);
    const { cursor, begun } = handle;
    handle.begun = true;
    const fence = begun ? cursor.next(session.core) : cursor.first(session.core);
    if (fence === null) return ok(null);
    return ok({ fence: fence.handle, usage: USAGES[cursor.usage], restarted: cursor.restarted });
  },

  "cursor-end"(session, args) {
    session.cursors.get(args.cursor).cursor.end(session.core);
    return DONE;
  },

  "resv-deadline"(session, args) {
    dmaResvSetDeadline(session.core, reservationOf(session, args.buffer), usageNumber(args.usage));
    return DONE;
  },
};

const NUMBERS: Readonly<Record<(typeof USAGES)[number], Usage>> = {
  DMA_RESV_USAGE_KERNEL: KERNEL,
  DMA_RESV_USAGE_WRITE: WRITE,
  DMA_RESV_USAGE_READ: READ,
  DMA_RESV_USAGE_BOOKKEEP: BOOKKEEP,
};

/** The number behind the name of a usage. */
export function usageNumber(usage: (typeof USAGES)[number]): Usage {
  return NUMBERS[usage];
}

function reservationOf(session: SessionState, buffer: number): Reservation {
  return session.buffers.get(buffer).reservation;
}

/** What the caller got is looked into and given back. */
function singleton(session: SessionState, reservation: Reservation, usage: Usage): Outcome {
  const fence = dmaResvGetSingleton(session.core, reservation, usage);
  if (isError(fence)) return failed(fence);
  if (fence === null) return ok([]);
  const members = fence instanceof FenceArray ? fence.members : [fence];
  const handles = members.map(({ handle }) => handle);
  dmaFencePut(session.core, fence);
  return ok(handles);
}
