// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An end without a begin passes for one that has nothing to do. */
export const udmabuf18: Mutant = {
  clause: "UDMABUF-18",
  title: "an end before any begin succeeds",
  file: "impl/exporters/udmabuf.ts",
  find: 'if (buffer.table === null) return { errno: "EINVAL" }; // UDMABUF-18',
  replace: "if (buffer.table === null) return undefined;",
  exporter: "udmabuf",
};
