// SPDX-License-Identifier: MIT
import { ownedBuffer } from "../lookup.ts";
import { disown, openDescriptor } from "../references.ts";
import type { Meaning } from "../rule.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { traces } from "./trace.ts";

/** Publishing a number reserved without flags. It emits the event of `dma_buf_fd`. */
export const fdInstall: Meaning<"fd-install"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: () => true,
  phases: [
    traces("dma_buf_fd"),
    {
      phase: "effect",
      clause: "REF-40",
      run: (c) => {
        const buffer = theBuffer(c);
        disown(c.s, buffer);
        c.fd = openDescriptor(c.s, c.step.id, buffer, { process: 0, path: false, closeOnExec: false });
      },
      value: (c) => c.fd?.number,
    },
  ],
};
