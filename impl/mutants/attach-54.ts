// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An exporter answers its second attach with a positive number. */
export const attach54: Mutant = {
  clause: "ATTACH-54",
  title: "an exporter answers attach with the number of its attachments",
  file: "impl/exporters/late.ts",
  find: "buffer.attachments.add(attachment);\n      return undefined;",
  replace:
    "buffer.attachments.add(attachment);\n      return buffer.attachments.size > 1 ? (buffer.attachments.size as never) : undefined;",
};
