// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The descriptor is made before the flags are looked at. */
export const udmabuf12Exec: Mutant = {
  clause: "UDMABUF-12",
  title: "the descriptor always has close-on-exec",
  file: "impl/drivers/udmabuf.ts",
  find: "dmaBufFd(core, table, dmabuf, closeOnExec);",
  replace: "dmaBufFd(core, table, dmabuf, closeOnExec || true);",
  exporter: "udmabuf",
};
