// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter hears of an attachment whose memory cannot be allocated. */
export const attach03Late: Mutant = {
  clause: "ATTACH-03",
  title: "the attachment is allocated after the exporter was asked",
  file: "impl/framework/attach.ts",
  find: '  if (core.faults.fails("alloc:attachment")) return error("ENOMEM"); // ATTACH-03\n  const attachment = newAttachment(core, dmabuf, request.device, request);\n  const refusal = yield* askExporter(core, dmabuf, attachment);\n',
  replace:
    '  const attachment = newAttachment(core, dmabuf, request.device, request);\n  let refusal = yield* askExporter(core, dmabuf, attachment);\n  if (refusal === undefined && core.faults.fails("alloc:attachment")) refusal = error("ENOMEM");\n',
};
