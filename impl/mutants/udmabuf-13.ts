// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Bits that mean nothing are refused. */
export const udmabuf13: Mutant = {
  clause: "UDMABUF-13",
  title: "an unknown flag gives EINVAL",
  file: "impl/targets/commands/udmabuf.ts",
  find: "    const driver = udmabufOf(session);\n    const made",
  replace:
    '    const driver = udmabufOf(session);\n    if (args.flags === "unknown") return failed(error("EINVAL"));\n    const made',
  exporter: "udmabuf",
};
