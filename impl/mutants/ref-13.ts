// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Dma_buf_get looks a number up in the first process's table. */
export const ref13: Mutant = {
  clause: "REF-13",
  title: "dma_buf_get looks a number up in the first process's table",
  file: "impl/targets/commands/ref.ts",
  find: "  const { process, number } = session.fds.get(fd);\n  return session.table(process).get(number);",
  replace: "  return session.table(0).get(session.fds.get(fd).number);",
};
