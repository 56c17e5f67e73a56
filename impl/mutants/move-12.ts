// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An unmap in the middle of a notification is put off, and forgotten. */
export const move12: Mutant = {
  clause: "MOVE-12",
  title: "an unmap inside the move callback does not reach the exporter",
  file: "impl/framework/unmap.ts",
  find: "if (attachment.cachedTable === table) return;",
  replace: 'if (attachment.cachedTable === table || core.callbacks.at(-1)?.op === "move_notify") return;',
};
