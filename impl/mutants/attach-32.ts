// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter sees an unpin for a pin it refused. */
export const attach32: Mutant = {
  clause: "ATTACH-32",
  title: "a failed attach-time pin is unpinned",
  file: "impl/framework/attach.ts",
  find: "    if (refusal !== undefined) return refusal;",
  replace: "    if (refusal !== undefined) {\n      yield* callUnpin(core, attachment);\n      return refusal;\n    }",
  era: "6.12",
};
