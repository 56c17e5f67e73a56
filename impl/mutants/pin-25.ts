// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An unpin in the middle of a notification is put off, and forgotten. */
export const pin25: Mutant = {
  clause: "PIN-25",
  title: "an unpin inside the move callback does not reach the exporter",
  file: "impl/framework/pin.ts",
  find: "if (dmabuf.ops.unpin !== undefined) yield*",
  replace: 'if (dmabuf.ops.unpin !== undefined && core.callbacks.at(-1)?.op !== "move_notify") yield*',
};
