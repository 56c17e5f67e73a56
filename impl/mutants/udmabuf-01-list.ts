// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Items that cannot be read are taken for missing memory. */
export const udmabuf01List: Mutant = {
  clause: "UDMABUF-01",
  title: "unreadable items give ENOMEM",
  file: "impl/drivers/udmabuf.ts",
  find: 'if (request.isList && request.count > 0 && core.faults.fails("copy:from-user")) return error("EFAULT");',
  replace: 'if (request.isList && request.count > 0 && core.faults.fails("copy:from-user")) return error("ENOMEM");',
  exporter: "udmabuf",
};
