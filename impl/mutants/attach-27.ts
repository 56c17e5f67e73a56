// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter grants peer-to-peer to importers that did not allow it. */
export const attach27: Mutant = {
  clause: "ATTACH-27",
  title: "an exporter turns peer2peer on by itself",
  file: "impl/exporters/stored.ts",
  find: "      attach(dmabuf, { device }) {\n        const suits",
  replace:
    "      attach(dmabuf, attachment) {\n        const { device } = attachment;\n        attachment.peer2peer = device.segmentBoundaryBytes >= kernel.pageSizeBytes;\n        const suits",
};
