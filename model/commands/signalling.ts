// SPDX-License-Identifier: MIT
/** Sections that a fence's signalling depends on. Only the outermost of a task counts (FENCE-76). */
import type { Call, Meaning, Meanings } from "../rule.ts";

function sectionsOf({ s, task }: Pick<Call, "s" | "task">): number[] {
  return s.sections[task] ?? [];
}

function begin(c: Call<"signalling-begin">): void {
  const { id } = c.step;
  sectionsOf(c).push(id);
  c.s.bind("signalling", id);
}

function end(c: Call<"signalling-end">): void {
  const left = sectionsOf(c);
  left.pop();
  if (left.length > 0) c.s.outlasting.add(c.task);
  else c.s.outlasting.delete(c.task);
  c.s.unbind("signalling", c.args.signalling);
}

const signallingBegin: Meaning<"signalling-begin"> = {
  defined: () => true,
  legal: () => true,
  phases: [{ phase: "effect", clause: "FENCE-76", run: begin }],
};

/** Sections nest: the innermost ends first. */
const signallingEnd: Meaning<"signalling-end"> = {
  defined: (c) => sectionsOf(c).at(-1) === c.args.signalling,
  legal: () => true,
  phases: [{ phase: "effect", clause: "FENCE-76", run: end }],
};

export const SIGNALLING = {
  "signalling-begin": signallingBegin,
  "signalling-end": signallingEnd,
} satisfies Partial<Meanings>;
