// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Errno } from "../../spec/errno.ts";
import { drivenBy } from "../driver-buffers.ts";
import type { Call, Check, Meaning } from "../rule.ts";

type Add = "heap-add";

/** Minors of the heaps' device number, the system heap's among them (HEAP-04). */
const HEAPS_MAX = 128;

/** A heap is registered, in the order of HEAP-30. */
export const heapAdd: Meaning<Add> = {
  defined: (c) => drivenBy(c.s, "system-heap"),
  legal: (c) => !lacksName(c) && !lacksOps(c) && !isFull(c) && !isTaken(c),
  phases: [
    refuses("HEAP-01", lacksName, "EINVAL"),
    refuses("HEAP-02", lacksOps, "EINVAL"),
    { phase: "fault", clause: "HEAP-30", point: "exporter:pages", errno: "ENOMEM" },
    refuses("HEAP-04", isFull, "EBUSY"),
    refuses("HEAP-03", isTaken, "EEXIST"),
    // Room is what a heap that is turned away for want of it was promised.
    { phase: "effect", clause: "HEAP-04", also: ["HEAP-30"], when: seemsFull, run: add },
    { phase: "effect", clause: "HEAP-05", also: ["HEAP-30"], run: add },
  ],
};

function refuses(clause: ClauseId, when: (c: Call<Add>) => boolean, ends: Errno): Check<Add> {
  return { phase: "check", clause, also: ["HEAP-30"], when, ends };
}

function add(c: Call<Add>): void {
  c.s.heaps.add(nameOf(c));
}

function seemsFull({ seen }: Call<Add>): boolean {
  return seen?.status === "error" && seen.errno === "EBUSY";
}

function nameOf(c: Call<Add>): string {
  return c.args.name ?? "";
}

function lacksName(c: Call<Add>): boolean {
  return nameOf(c) === "";
}

function lacksOps(c: Call<Add>): boolean {
  return c.args.ops !== "complete";
}

function isFull(c: Call<Add>): boolean {
  return c.s.heaps.size >= HEAPS_MAX;
}

function isTaken(c: Call<Add>): boolean {
  return c.s.heaps.has(nameOf(c));
}
