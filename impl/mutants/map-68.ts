// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** 7.2 still reads DMABUF_MOVE_NOTIFY: where a configuration sets it, every map of a dynamic exporter pins. */
export const map68: Mutant = {
  clause: "MAP-68",
  title: "a build option decides about pins in 7.2",
  file: "impl/framework/core.ts",
  find: "    this.switches = switchesOf(era);\n",
  replace:
    '    const switches = switchesOf(era);\n    this.switches = config.moveNotify ? { ...switches, pinOnMap: "move-notify-off" } : switches;\n',
};
