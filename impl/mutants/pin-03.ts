// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What cannot be pinned is refused. */
export const pin03: Mutant = {
  clause: "PIN-03",
  title: "pin fails where the exporter has no pin op",
  file: "impl/framework/pin.ts",
  find: "if (dmabuf.ops.pin === undefined) return undefined;",
  replace: 'if (dmabuf.ops.pin === undefined) return { errno: "EINVAL" };',
};
