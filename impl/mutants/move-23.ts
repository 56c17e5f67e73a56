// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Importers hear nothing of the storage that is theirs again. */
export const move23: Mutant = {
  clause: "MOVE-23",
  title: "restore notifies nobody",
  file: "impl/exporters/vram.ts",
  find: "      yield* kernel.moveNotify(dmabuf); // MOVE-23\n",
  replace: "",
  exporter: "vram",
};
