// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A descriptor that is no memory file's is answered like one that is closed elsewhere. */
export const udmabuf06: Mutant = {
  clause: "UDMABUF-06",
  title: "a bad descriptor gives EBADF",
  file: "impl/drivers/udmabuf.ts",
  find: 'return error("EBADFD"); // UDMABUF-06',
  replace: 'return error("EBADF");',
  exporter: "udmabuf",
};
