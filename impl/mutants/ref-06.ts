// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_fd refuses flags other than O_CLOEXEC. */
export const ref06: Mutant = {
  clause: "REF-06",
  title: "dma_buf_fd refuses flags other than O_CLOEXEC",
  file: "impl/targets/commands/ref.ts",
  find: "    const dmabuf = bufferArg(session, args.buffer);\n",
  replace:
    '    const dmabuf = bufferArg(session, args.buffer);\n    if (args.flags !== "0" && args.flags !== "O_CLOEXEC") return failed(error("EINVAL"));\n',
};
