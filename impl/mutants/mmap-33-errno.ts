// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What the exporter refuses counts as a bad argument. */
export const mmap33Errno: Mutant = {
  clause: "MMAP-33",
  title: "mmap returns EINVAL whatever errno the exporter gave",
  file: "impl/framework/mmap.ts",
  find: "  core.log.trace(SITE_INTERNAL); // STATS-16\n  return yield* callMmap(core, dmabuf, vma);",
  replace:
    '  core.log.trace(SITE_INTERNAL);\n  const refusal = yield* callMmap(core, dmabuf, vma);\n  return refusal === undefined ? undefined : error("EINVAL");',
};
