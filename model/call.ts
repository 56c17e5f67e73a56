// SPDX-License-Identifier: MIT
import type { Call } from "./rule.ts";
import type { State } from "./state.ts";

/** A call whose fields the judge sets anew for every step: one object serves them all. */
export type OpenCall = { -readonly [K in keyof Call]: Call[K] };

/** A call of no step yet. */
export function emptyCall(s: State): OpenCall {
  return {
    s,
    step: { id: -1, do: "debug-list", args: {} },
    args: {},
    task: 0,
    buffer: null,
    attachment: null,
    mapping: null,
    fd: null,
    iosys: null,
    vma: null,
    memfd: null,
    context: null,
    fence: null,
    other: null,
    page: null,
    table: null,
    shown: null,
    fromCache: false,
    map: null,
    seen: null,
    choice: -1,
    note: null,
  } as OpenCall;
}
