// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../../../spec/eras.ts";

/** Versions whose behaviour an era describes, as spec/README.md says; versions between them behave like neither. */
const COVERED: readonly { readonly era: RunnableEra; readonly from: number; readonly to: number }[] = [
  { era: "6.1", from: 6_001, to: 6_001 },
  { era: "6.12", from: 6_006, to: 6_014 },
  { era: "7.2", from: 7_000, to: Number.POSITIVE_INFINITY },
];

/** The versions that can be built, for people. */
export const COVERED_TEXT = "6.1, 6.6 to 6.14, 7.0 on";

/** The era of a kernel version such as `6.12`; null: none that runs covers it. */
export function eraOfVersion(version: string): RunnableEra | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const at = major * 1000 + minor;
  return COVERED.find(({ from, to }) => from <= at && at <= to)?.era ?? null;
}
