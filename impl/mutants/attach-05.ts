// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The lack of an attach callback is taken for a lack of support. */
export const attach05: Mutant = {
  clause: "ATTACH-05",
  title: "an exporter without attach callback refuses dynamic importers",
  file: "impl/framework/attach.ts",
  find: "if (dmabuf.ops.attach === undefined) return undefined;",
  replace: 'if (dmabuf.ops.attach === undefined) return attachment.dynamic ? error("EOPNOTSUPP") : undefined;',
};
