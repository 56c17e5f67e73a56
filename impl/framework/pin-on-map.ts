// SPDX-License-Identifier: MIT
import type { Sleeping } from "../kernel/sleep.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import { callUnpin } from "./exporter-ops.ts";
import { isDynamic } from "./ops.ts";
import { dmaBufUnpin } from "./pin.ts";

/** Whether each map of this attachment pins, and each unmap unpins (MAP-20, MAP-21). */
export function pinsOnMap(core: Core, attachment: AttachmentStruct): boolean {
  if (!isDynamic(attachment.dmabuf.ops)) return false;
  if (core.switches.pinOnMap === "static-importer") return !attachment.dynamic;
  return !core.config.moveNotify;
}

/** Undoes the pin of a map after its unmap; older eras go through the importers' own function (MAP-54, MAP-59). */
export function* unpinAfterUnmap(core: Core, attachment: AttachmentStruct): Sleeping<void> {
  if (core.switches.pinOnMap === "static-importer") yield* callUnpin(core, attachment);
  else yield* dmaBufUnpin(core, attachment);
}
