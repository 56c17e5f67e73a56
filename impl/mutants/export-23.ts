// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every reservation is destroyed at release, a given one too. */
export const export23: Mutant = {
  clause: "EXPORT-23",
  title: "the release destroys a given reservation",
  file: "impl/framework/release.ts",
  find: "  if (dmabuf.ownsReservation) dmaResvFini(core, dmabuf.reservation);",
  replace: "  dmaResvFini(core, dmabuf.reservation);",
};
