// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, subset } from "../command.ts";

const ticks = choice<number | "MAX_SCHEDULE_TIMEOUT">([10, 0, 1, 1000, "MAX_SCHEDULE_TIMEOUT"], [-1]);
const left = z.union([z.int(), z.literal("MAX_SCHEDULE_TIMEOUT")]).describe("the time left; zero: it ran out");
const interruptible = choice([false, true]);

/**
 * Fences: making, signalling, waiting. In values a fence goes by the step that made it, the shared stub by the first step
 * that got it. Catalogue §20, §32.7.
 */
export const FENCE_COMMANDS = {
  "fence-new": command({
    summary: "make a fence",
    kernel: "dma_fence_init",
    args: {
      /** Index of a context the session has allocated. */
      context: choice([1, 2, 3]),
      seqno: choice([1, 2, 3, 4, 5, 0x7fff_ffff, 0x8000_0001]),
      /** Optional ops the fence has; `64-bit`: its sequence numbers are compared as 64-bit numbers. */
      ops: subset(["enable_signaling", "signaled", "wait", "set_deadline", "release", "64-bit"]),
      /** What `enable_signaling` answers. */
      enable: choice(["ok", "already-done"]),
    },
    makes: "fence",
    weight: 5,
  }),
  "fence-signal": command({
    summary: "signal a fence",
    kernel: "dma_fence_signal",
    args: {
      fence: handle("fence", null),
      how: choice(["plain", "locked", "timestamp", "timestamp-locked"]),
    },
    weight: 1.5,
  }),
  "fence-set-error": command({
    summary: "set the error a fence will signal with",
    kernel: "dma_fence_set_error",
    args: { fence: handle("fence"), error: choice([-5, -125], [0, 5, -4096]) },
    weight: 0.7,
  }),
  "fence-complete": command({
    summary: "the hardware is done: the `signaled` op says so from here on, nobody else knows",
    kernel: "struct dma_fence_ops",
    args: { fence: handle("fence") },
    weight: 0.7,
  }),
  "fence-is-signaled": command({
    summary: "whether a fence is signalled",
    kernel: "dma_fence_is_signaled",
    args: { fence: handle("fence") },
    value: z.boolean(),
    weight: 1,
  }),
  "fence-status": command({
    summary: "the status of a fence: 0, 1 or its error",
    kernel: "dma_fence_get_status",
    args: { fence: handle("fence") },
    value: z.int(),
    weight: 1,
  }),
  "fence-timestamp": command({
    summary: "when a fence was signalled",
    kernel: "dma_fence_timestamp",
    args: { fence: handle("fence") },
    value: z
      .enum(["signal", "given", "now"])
      .describe("the time of the first signal, the time given to it (to a private stub as well), or the present one"),
    weight: 0.5,
  }),
  "fence-describe": command({
    summary: "the line that describes a fence",
    kernel: "dma_fence_describe",
    args: { fence: handle("fence") },
    value: z
      .string()
      .describe("driver `suite`, timeline `context-<n>`; the number of a context is its index, 0 is the stub's"),
    weight: 0.5,
  }),
  "fence-enable": command({
    summary: "switch signalling on",
    kernel: "dma_fence_enable_sw_signaling",
    args: { fence: handle("fence") },
    weight: 0.7,
  }),
  "fence-add-callback": command({
    summary: "have a function called when the fence signals",
    kernel: "dma_fence_add_callback",
    args: { fence: handle("fence", null) },
    makes: "fence-callback",
    weight: 1.5,
  }),
  "fence-remove-callback": command({
    summary: "take the function back",
    kernel: "dma_fence_remove_callback",
    args: { callback: handle("fence-callback") },
    value: z.boolean().describe("whether it had not been called"),
    weight: 0.8,
  }),
  "fence-wait": command({
    summary: "wait for a fence",
    kernel: "dma_fence_wait_timeout",
    args: { fence: handle("fence"), interruptible, ticks },
    value: left,
    weight: 2,
  }),
  "fence-wait-any": command({
    summary: "wait for the first of two fences",
    kernel: "dma_fence_wait_any_timeout",
    args: { first: handle("fence"), second: handle("fence"), interruptible, ticks },
    value: z.strictObject({ left, index: z.int().nullable() }),
    weight: 1.2,
  }),
  "fence-get": command({
    summary: "take one more reference",
    kernel: "dma_fence_get",
    args: { fence: handle("fence") },
    weight: 0.7,
  }),
  "fence-put": command({
    summary: "drop a reference",
    kernel: "dma_fence_put",
    args: { fence: handle("fence") },
    weight: 1,
  }),
  "fence-is-later": command({
    summary: "whether the first of two fences of a context is later than the second",
    kernel: "dma_fence_is_later",
    args: { first: handle("fence"), second: handle("fence") },
    value: z.boolean(),
    weight: 0.6,
  }),
  "fence-later": command({
    summary: "the later of two fences of a context, unless it is signalled",
    kernel: "dma_fence_later",
    args: { first: handle("fence"), second: handle("fence") },
    value: z.int().nullable(),
    weight: 0.5,
  }),
  "fence-stub": command({
    summary: "a fence that is signalled already",
    kernel: "dma_fence_get_stub, dma_fence_allocate_private_stub",
    args: { private: choice([false, true]) },
    makes: "fence",
    weight: 0.5,
  }),
  "fence-deadline": command({
    summary: "tell a fence when it is wanted",
    kernel: "dma_fence_set_deadline",
    args: { fence: handle("fence"), ticks: choice([10, 0]) },
    eras: { since: "6.12" },
    weight: 0.4,
  }),
  "signalling-begin": command({
    summary: "begin a section that a fence's signalling depends on",
    kernel: "dma_fence_begin_signalling",
    args: {},
    makes: "signalling",
    weight: 0.5,
  }),
  "signalling-end": command({
    summary: "end that section",
    kernel: "dma_fence_end_signalling",
    args: { signalling: handle("signalling") },
    weight: 0.6,
  }),
} as const;
