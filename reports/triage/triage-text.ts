// SPDX-License-Identifier: MIT
import { EXIT } from "../exit-code.ts";
import type { Paint } from "../paint.ts";
import { plainText } from "../prepared.ts";
import { LIFE_STATES, type Life, type LifeState, type Step } from "./life-cycle.ts";

const COLOURS: Readonly<Record<LifeState, keyof Paint>> = {
  new: "bad",
  known: "faint",
  fixed: "good",
  regressed: "bad",
};

/** What changed its state, and how many there are of each. */
export function triageLines(steps: readonly Step[], lives: readonly Life[], paint: Paint): string[] {
  const counts = LIFE_STATES.map((state) => `${lives.filter((life) => life.state === state).length} ${state}`);
  const changes = steps.map(({ from, life: { state, cause, target } }) => {
    const word = paint[COLOURS[state]](state.padEnd(9));
    return `${word}  ${plainText(cause)}  on ${target}${from === null ? "" : `, was ${from}`}`;
  });
  return [...changes, counts.join(" · ")];
}

/** 1 if something is new or came back. */
export function triageExit(steps: readonly Step[]): number {
  return steps.some(({ life: { state } }) => state === "new" || state === "regressed") ? EXIT.violated : EXIT.ok;
}
