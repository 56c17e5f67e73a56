// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A request that is not known is called a bad one. */
export const udmabuf25: Mutant = {
  clause: "UDMABUF-25",
  title: "an unknown request gives EINVAL",
  file: "impl/targets/commands/udmabuf.ts",
  find: 'return failed(error("ENOTTY")); // UDMABUF-25',
  replace: 'return failed(error("EINVAL"));',
  exporter: "udmabuf",
};
