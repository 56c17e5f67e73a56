// SPDX-License-Identifier: MIT
/** What importers with a move callback do in it: the reservation is locked already (LOCK-27). */
import { isError } from "../exporters/kit.ts";
import type { AttachmentStruct } from "../framework/attachment-struct.ts";
import type { Core } from "../framework/core.ts";
import { dmaBufMapAttachment } from "../framework/map.ts";
import { dmaBufUnmapAttachment } from "../framework/unmap.ts";
import type { Sleeping } from "../kernel/sleep.ts";

/** Maps anew and keeps nothing. */
export function* mapOnce(core: Core, attachment: AttachmentStruct): Sleeping<void> {
  const table = yield* dmaBufMapAttachment(core, attachment, "DMA_BIDIRECTIONAL");
  if (typeof table === "number" || isError(table)) return;
  core.views.serial(table); // tables are numbered as they are handed out, seen or not
  yield* dmaBufUnmapAttachment(core, attachment, table, "DMA_BIDIRECTIONAL");
}
