// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { bufferOf } from "../contents.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Effect, Meaning } from "../rule.ts";

type AskCall = Call<"resv-is-locked">;

function shows(clause: ClauseId, when: (c: AskCall) => boolean): Effect<"resv-is-locked"> {
  return { phase: "effect", clause, also: ["RESV-95"], when, value, valueClauses: { locked: "RESV-95" } };
}

function value(c: AskCall): unknown {
  const { owner, context } = bufferOf(c).reservation;
  return { locked: owner !== null, context: context?.id ?? null };
}

/** `dma_resv_is_locked` and `dma_resv_locking_ctx`: anybody's lock counts. */
export const resvIsLocked: Meaning<"resv-is-locked"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: () => true,
  phases: [shows("WW-29", (c) => bufferOf(c).reservation.owner === null), shows("RESV-95", () => true)],
};
