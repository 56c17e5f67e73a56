// SPDX-License-Identifier: MIT
import type { Call, Meaning } from "../rule.ts";
import type { ModuleState } from "../state.ts";

/** Unloading: refused while a buffer of the module lives, else the module is going away for good. */
export const moduleUnload: Meaning<"module-unload"> = {
  // A module that is already going away is the module loader's affair, not dma-buf's.
  defined: (c) => c.s.modules.get(c.args.module)?.dying === false,
  legal: () => true,
  phases: [
    {
      phase: "check",
      clause: "REF-38",
      also: ["EXPORT-16"],
      when: (c) => moduleOf(c).references > 0,
      ends: "EAGAIN",
    },
    {
      phase: "effect",
      clause: "EXPORT-16",
      also: ["EXPORT-17"],
      run: (c) => {
        moduleOf(c).dying = true;
        c.s.unbind("module", c.args.module);
      },
    },
  ],
};

function moduleOf(c: Call<"module-unload">): ModuleState {
  const module = c.s.modules.get(c.args.module);
  if (module === undefined) throw new Error(`no module ${c.args.module}`);
  return module;
}
