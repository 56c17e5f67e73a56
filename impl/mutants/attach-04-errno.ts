// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importer gets EBUSY whatever errno the exporter's attach answered. */
export const attach04Errno: Mutant = {
  clause: "ATTACH-04",
  title: "every refusal of the exporter becomes EBUSY",
  file: "impl/framework/attach.ts",
  find: "    return refusal;\n",
  replace: '    return error("EBUSY");\n',
};
