// SPDX-License-Identifier: MIT
/** The exit status in the words of whoever started us. */
import { EXIT } from "./exit-code.ts";

/**
 * `gate` ours · `simple` 0, 1, or 3 if it cannot be told · `kselftest` KSFT_PASS 0, FAIL 1, XFAIL 2, XPASS 3, SKIP 4 ·
 * `igt` SUCCESS 0, SKIP 77, INVALID 79, FAILURE 98, ABORT 112 · `bisect` 0 good, 1 bad, 125 cannot be told.
 */
export const EXIT_STYLES = ["gate", "simple", "kselftest", "igt", "bisect"] as const;

export type ExitStyle = (typeof EXIT_STYLES)[number];

/** A code for each case that the styles tell apart. */
interface Codes {
  readonly ok: number;
  /** Nothing held; what failed is all known. */
  readonly onlyKnown: number;
  readonly bad: number;
  readonly usage: number;
  readonly broken: number;
  readonly stale: number;
  readonly flaky: number;
  readonly skipped: number;
}

const CODES: Readonly<Record<Exclude<ExitStyle, "gate">, Codes>> = {
  simple: { ok: 0, onlyKnown: 0, bad: 1, usage: 3, broken: 3, stale: 1, flaky: 1, skipped: 3 },
  kselftest: { ok: 0, onlyKnown: 2, bad: 1, usage: 1, broken: 1, stale: 3, flaky: 1, skipped: 4 },
  igt: { ok: 0, onlyKnown: 0, bad: 98, usage: 79, broken: 112, stale: 98, flaky: 98, skipped: 77 },
  bisect: { ok: 0, onlyKnown: 0, bad: 1, usage: 125, broken: 125, stale: 0, flaky: 125, skipped: 125 },
};

const CASES: Readonly<Record<number, keyof Codes>> = {
  [EXIT.ok]: "ok",
  [EXIT.violated]: "bad",
  [EXIT.usage]: "usage",
  [EXIT.broken]: "broken",
  [EXIT.stale]: "stale",
  [EXIT.flaky]: "flaky",
  [EXIT.notExercised]: "skipped",
  [EXIT.unavailable]: "skipped",
  [EXIT.regressed]: "bad",
};

/** Our exit code in another style. What has no place in it (a signal) stays. */
export function styledExit(code: number, style: ExitStyle, onlyKnown = false): number {
  if (style === "gate") return code;
  const found = code === EXIT.ok && onlyKnown ? "onlyKnown" : CASES[code];
  return found === undefined ? code : CODES[style][found];
}
