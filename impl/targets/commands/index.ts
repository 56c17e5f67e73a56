// SPDX-License-Identifier: MIT
import { ATTACH_HANDLERS } from "./attach.ts";
import { EXPORT_HANDLERS } from "./export.ts";
import { FILE_HANDLERS } from "./file.ts";
import type { Handlers } from "./handler.ts";
import { IOSYS_HANDLERS } from "./iosys.ts";
import { MAP_HANDLERS } from "./map.ts";
import { REF_HANDLERS } from "./ref.ts";
import { VMAP_HANDLERS } from "./vmap.ts";

/** The whole alphabet. */
export const HANDLERS: Handlers = {
  ...EXPORT_HANDLERS,
  ...REF_HANDLERS,
  ...FILE_HANDLERS,
  ...ATTACH_HANDLERS,
  ...MAP_HANDLERS,
  ...VMAP_HANDLERS,
  ...IOSYS_HANDLERS,
};
