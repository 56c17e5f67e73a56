// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";

/** A module that can own exports: no reference yet. */
export const moduleNew: Meaning<"module-new"> = {
  defined: () => true,
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "EXPORT-16",
      run: ({ s, step: { id } }) => {
        s.modules.set(id, { id, references: 0, dying: false });
        s.bind("module", id);
      },
    },
  ],
};
