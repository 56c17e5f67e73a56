// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";

/** The listing is a file to read, also for who may open any file for writing (STATS-22). */
export const debugListWrite: Meaning<"debug-list-write"> = {
  defined: () => true,
  legal: (c) => c.s.config.debugFs,
  phases: [
    { phase: "check", clause: "STATS-03", given: { debugFs: false }, when: () => true, ends: "ENOENT" },
    { phase: "check", clause: "STATS-22", when: () => true, ends: "EINVAL" },
  ],
};
