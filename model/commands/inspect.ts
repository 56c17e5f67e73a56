// SPDX-License-Identifier: MIT
import { drivenBy } from "../driver-buffers.ts";
import { ownedBuffer } from "../lookup.ts";
import { armedSlots } from "../polls.ts";
import { referencesOf } from "../references.ts";
import type { Call, Meaning } from "../rule.ts";
import type { AttachmentState } from "../state.ts";
import { theBuffer } from "./descriptor-phases.ts";

const LATER = {
  exporterName: "EXPORT-19",
  name: "EXPORT-19",
  references: "REF-15",
  attachments: "ATTACH-06",
  vmapCounter: "VMAP-04",
  pollArmed: "POLL-08",
  ownerReferences: "EXPORT-16",
} as const;

/** The fields of a buffer: as exported at first, and what the commands since then made of them. */
export const inspect: Meaning<"inspect"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "EXPORT-19",
      when: isFresh,
      value: fields,
      valueClauses: { references: "REF-01", ownerReferences: "EXPORT-16" },
    },
    {
      phase: "effect",
      clause: "EXPORT-20",
      when: (c) => theBuffer(c).name !== null,
      value: fields,
      valueClauses: { ...LATER, exporterName: "NAME-11", name: "NAME-03" },
    },
    {
      phase: "effect",
      clause: "EXPORT-20",
      when: (c) => drivenBy(c.s, "system-heap"),
      value: fields,
      valueClauses: { ...LATER, exporterName: "HEAP-25" },
    },
    { phase: "effect", clause: "EXPORT-20", value: fields, valueClauses: LATER },
  ],
};

function isFresh(c: Call<"inspect">): boolean {
  const buffer = theBuffer(c);
  const { name, attachments, vmapCounter, owned } = buffer;
  return name === null && attachments.length === 0 && vmapCounter === 0 && owned === 1 && referencesOf(buffer) === 1;
}

function fields(c: Call<"inspect">): unknown {
  const buffer = theBuffer(c);
  return {
    size: buffer.size,
    exporterName: buffer.exporterName,
    name: buffer.name,
    references: referencesOf(buffer),
    attachments: buffer.attachments.map(idOf),
    vmapCounter: buffer.vmapCounter,
    pollArmed: armedSlots(buffer) > 0,
    ownerReferences: buffer.owner === null ? null : buffer.owner.references,
  };
}

function idOf(attachment: AttachmentState): number {
  return attachment.id;
}
