// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Detach compares the exporters of the two buffers instead of the buffers. */
export const attach36: Mutant = {
  clause: "ATTACH-36",
  title: "detach from another buffer of the same exporter is accepted",
  file: "impl/framework/detach.ts",
  find: "attachment.dmabuf !== dmabuf",
  replace: "attachment.dmabuf.ops !== dmabuf.ops",
};
