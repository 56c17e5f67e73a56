// SPDX-License-Identifier: MIT
import { DRIVER_BYTES_MAX, drivenBy } from "../driver-buffers.ts";
import { newMemoryFile, openMemfd } from "../memory-files.ts";
import type { Meaning } from "../rule.ts";

/** A new memory file and its first descriptor. */
export const memfdCreate: Meaning<"memfd-create"> = {
  defined: (c) => drivenBy(c.s, "udmabuf") && c.args.size <= DRIVER_BYTES_MAX,
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "UDMABUF-07",
      run: (c) => {
        const file = newMemoryFile(c.args.size, c.args.sealing === "MFD_ALLOW_SEALING");
        c.memfd = openMemfd(c.s, c.step.id, file, false);
      },
      value: (c) => c.memfd?.number,
    },
  ],
};
