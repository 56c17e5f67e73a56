// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A head of the list that cannot be read is taken for a bad one. */
export const udmabuf01: Mutant = {
  clause: "UDMABUF-01",
  title: "an unreadable request gives EINVAL",
  file: "impl/drivers/udmabuf.ts",
  find: 'if (core.faults.fails("copy:from-user")) return error("EFAULT"); // UDMABUF-01',
  replace: 'if (core.faults.fails("copy:from-user")) return error("EINVAL");',
  exporter: "udmabuf",
};
