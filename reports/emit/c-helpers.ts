// SPDX-License-Identifier: MIT
/** Functions an emitted C program is made with. Only those it uses are written: an unused one would be a warning. */
import type { CHelper } from "./c-helper.ts";
import { C_BUFFERS } from "./c-helpers-buffers.ts";
import { C_CALLS } from "./c-helpers-calls.ts";
import { C_MEMORY } from "./c-helpers-memory.ts";
import { C_RESULTS } from "./c-helpers-results.ts";

/** In the order in which they are written: each uses only those before it. */
const HELPERS = { ...C_RESULTS, ...C_BUFFERS, ...C_CALLS, ...C_MEMORY } as const;

export type CHelperName = keyof typeof HELPERS;

const ORDER = Object.keys(HELPERS) as CHelperName[];

/** The helpers asked for and those they need, in an order that compiles. */
export function helpersFor(asked: ReadonlySet<CHelperName>): CHelper[] {
  const wanted = new Set<string>(asked);
  for (const name of wanted) for (const need of HELPERS[name as CHelperName].needs) wanted.add(need);
  return ORDER.filter((name) => wanted.has(name)).map((name) => HELPERS[name]);
}
