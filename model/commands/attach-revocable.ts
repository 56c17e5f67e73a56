// SPDX-License-Identifier: MIT
import { attachedAttachment } from "../lookup.ts";
import type { Meaning } from "../rule.ts";
import { attachmentOf } from "../tables.ts";

/** `dma_buf_attach_revocable`: whether the importer ops have the move callback. */
export const attachRevocable: Meaning<"attach-revocable"> = {
  defined: (c) => attachedAttachment(c, c.args.attachment),
  legal: () => true,
  phases: [{ phase: "effect", clause: "MOVE-20", value: (c) => attachmentOf(c).notified }],
};
