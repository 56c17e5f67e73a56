// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The last page of a buffer is never given back. */
export const back16Udmabuf: Mutant = {
  clause: "BACK-16",
  title: "release forgets a page of a udmabuf",
  file: "impl/exporters/udmabuf.ts",
  find: "putPages(buffer); // UDMABUF-24",
  replace: "putPages(new UdmabufBuffer(buffer.pages.slice(1)));",
  exporter: "udmabuf",
};
