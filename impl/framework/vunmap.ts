// SPDX-License-Identifier: MIT
import type { IosysMap } from "../exporters/kit.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callVunmap } from "./exporter-ops.ts";
import { iosysMapClear, iosysMapIsEqual, iosysMapIsNull } from "./iosys-map.ts";
import { assertReservationHeld, waitForReservation } from "./reservation.ts";

const SITE = "dma_buf_vunmap";
const SITE_UNLOCKED = "dma_buf_vunmap_unlocked";

/** `dma_buf_vunmap` with the caller's map. */
export function* dmaBufVunmap(core: Core, dmabuf: DmaBufStruct | null, map: IosysMap): Sleeping<void> {
  if (dmabuf === null) {
    core.log.warn(SITE); // VMAP-12
    return;
  }
  if (core.switches.vmapLock === "reservation") assertReservationHeld(core, dmabuf.reservation, SITE);
  core.log.bugOn(iosysMapIsNull(dmabuf.vmapCache), SITE); // VMAP-11
  core.log.bugOn(dmabuf.vmappingCounter === 0, SITE); // VMAP-11
  core.log.bugOn(!iosysMapIsEqual(dmabuf.vmapCache, map), SITE); // VMAP-11
  if (core.switches.vmapLock === "reservation") yield* vunmapUnderLock(core, dmabuf, map);
  else yield* vunmapUnderMutex(core, dmabuf, map); // VMAP-13
}

/** `dma_buf_vunmap_unlocked` (VMAP-31). */
export function* dmaBufVunmapUnlocked(core: Core, dmabuf: DmaBufStruct | null, map: IosysMap): Sleeping<void> {
  if (dmabuf === null) {
    core.log.warn(SITE_UNLOCKED);
    return;
  }
  const reservation = dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "VMAP-31");
  yield* dmaBufVunmap(core, dmabuf, map);
  reservation.unlock(core.task);
}

function* vunmapUnderMutex(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<void> {
  if (!dmabuf.mutex.tryLock(core.task)) yield* dmabuf.mutex.wait(core.task);
  yield* vunmapUnderLock(core, dmabuf, map);
  dmabuf.mutex.unlock(core.task);
}

/** The op sees the counter at zero and the cached map still there (VMAP-30). */
function* vunmapUnderLock(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<void> {
  dmabuf.vmappingCounter -= 1; // VMAP-10
  core.census.vmaps -= 1;
  if (dmabuf.vmappingCounter > 0) return; // VMAP-22
  if (dmabuf.ops.vunmap !== undefined) yield* callVunmap(core, dmabuf, map); // VMAP-29
  iosysMapClear(dmabuf.vmapCache);
}
