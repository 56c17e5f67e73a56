// SPDX-License-Identifier: MIT
import { grouped, plural } from "../layout.ts";

const NO_BREAK = "\u00a0";

/** A number with its thousands set apart, never broken over two lines. */
export function numberText(count: number): string {
  return grouped(count).replaceAll(" ", NO_BREAK);
}

/** `3 steps`, on one line. */
export function countText(count: number, noun: string): string {
  return plural(count, noun).replaceAll(" ", NO_BREAK);
}
