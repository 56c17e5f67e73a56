// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter's refusal counts only while nobody else is attached. */
export const attach19: Mutant = {
  clause: "ATTACH-19",
  title: "the exporter can turn down the first attach only",
  file: "impl/framework/attach.ts",
  find: "  if (refusal !== undefined) {\n    freeAttachment",
  replace: "  if (refusal !== undefined && dmabuf.attachments.length === 0) {\n    freeAttachment",
};
