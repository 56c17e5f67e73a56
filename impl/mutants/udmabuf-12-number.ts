// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The number that was free before the descriptor was made is not the one it got. */
export const udmabuf12Number: Mutant = {
  clause: "UDMABUF-12",
  title: "the request returns the next number",
  file: "impl/targets/commands/udmabuf.ts",
  find: "return ok(made.number);",
  replace: "return ok(made.number + 1);",
  exporter: "udmabuf",
};
