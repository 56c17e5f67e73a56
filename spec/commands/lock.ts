// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle } from "../command.ts";

/** Reservation locks beyond the plain one, and acquire contexts. Catalogue §19, §32.6. */
export const LOCK_COMMANDS = {
  "ctx-init": command({
    summary: "begin an acquire context; its stamp makes it younger than all before",
    kernel: "ww_acquire_init",
    args: {},
    makes: "context",
    weight: 1,
  }),
  "ctx-done": command({
    summary: "say that the context has all locks it wants",
    kernel: "ww_acquire_done",
    args: { context: handle("context") },
    weight: 0.5,
  }),
  "ctx-fini": command({
    summary: "end an acquire context",
    kernel: "ww_acquire_fini",
    args: { context: handle("context") },
    weight: 0.8,
  }),
  "ww-lock": command({
    summary: "lock a buffer's reservation under an acquire context",
    kernel: "dma_resv_lock",
    args: {
      buffer: handle("buffer"),
      context: handle("context"),
      how: choice(["lock", "interruptible", "slow", "slow-interruptible"]),
    },
    weight: 3,
  }),
  "ww-trylock": command({
    summary: "take a buffer's reservation under an acquire context if it is free",
    kernel: "ww_mutex_trylock",
    args: { buffer: handle("buffer"), context: handle("context") },
    value: z.boolean().describe("whether it was taken"),
    weight: 0.5,
  }),
  "resv-lock-interruptible": command({
    summary: "lock the buffer's reservation; a signal ends the wait",
    kernel: "dma_resv_lock_interruptible",
    args: { buffer: handle("buffer") },
    weight: 1,
    simpler: "resv-lock",
  }),
  "resv-trylock": command({
    summary: "take the buffer's reservation lock if it is free",
    kernel: "dma_resv_trylock",
    args: { buffer: handle("buffer") },
    value: z.boolean().describe("whether it was taken"),
    weight: 1,
  }),
  "resv-is-locked": command({
    summary: "whether the reservation is locked by anybody, and under which context",
    kernel: "dma_resv_is_locked, dma_resv_locking_ctx",
    args: { buffer: handle("buffer") },
    value: z.strictObject({ locked: z.boolean(), context: z.int().nullable() }),
    weight: 0.7,
  }),
} as const;
