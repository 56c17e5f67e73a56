// SPDX-License-Identifier: MIT
/** The kinds of the two sides of an attachment. */
import type { Call } from "../rule.ts";
import { attachmentOf } from "../tables.ts";

type WithAttachment = Pick<Call, "attachment">;

/** Whether the exporter is dynamic: it has `pin`. */
export function hasPin(c: WithAttachment): boolean {
  return attachmentOf(c).buffer.ops.has("pin");
}

/** Whether the importer gave importer ops. */
export function isDynamic(c: WithAttachment): boolean {
  return attachmentOf(c).dynamic;
}

/** The opposite of `isDynamic`. */
export function isStatic(c: WithAttachment): boolean {
  return !attachmentOf(c).dynamic;
}
