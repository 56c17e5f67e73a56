// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only one of the two encodings of the request is known. */
export const name06: Mutant = {
  clause: "NAME-06",
  title: "DMA_BUF_SET_NAME_A is unknown",
  file: "impl/targets/commands/file.ts",
  find: "    const dmabuf = bufferBehind(session, args.fd);\n",
  replace:
    '    const dmabuf = bufferBehind(session, args.fd);\n    if (args.request === "DMA_BUF_SET_NAME_A" && !isError(dmabuf)) return failed(error("ENOTTY"));\n',
  bug: "F08",
};
