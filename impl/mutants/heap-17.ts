// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attachments share the buffer's table. */
export const heap17: Mutant = {
  clause: "HEAP-17",
  title: "every attachment is given the same table",
  file: "impl/exporters/system-heap.ts",
  find: '      const table = copyOf(kernel, buffer.table);\n      if ("errno" in table) return { errno: "ENOMEM" }; // HEAP-17\n      const own: HeapAttachment = { device: attachment.device, table, mapped: false };\n      attachment.priv = own;\n      buffer.attachments.add(own);\n      return undefined;\n    },\n\n    detach(dmabuf, attachment) {\n      const own = ownOf(attachment);\n      bufferOf(dmabuf).attachments.delete(own);\n      kernel.sgFreeTable(own.table);\n',
  replace:
    "      const own: HeapAttachment = { device: attachment.device, table: buffer.table, mapped: false };\n      attachment.priv = own;\n      buffer.attachments.add(own);\n      return undefined;\n    },\n\n    detach(dmabuf, attachment) {\n      bufferOf(dmabuf).attachments.delete(ownOf(attachment));\n",
  exporter: "system-heap",
};
