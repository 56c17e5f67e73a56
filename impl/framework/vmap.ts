// SPDX-License-Identifier: MIT
import type { IosysMap } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callVmap, type Refusal } from "./exporter-ops.ts";
import { iosysMapAssign, iosysMapClear, iosysMapIsNull, iosysMapIsSet } from "./iosys-map.ts";
import { assertReservationHeld, waitForReservation } from "./reservation.ts";

const SITE = "dma_buf_vmap";
const SITE_UNLOCKED = "dma_buf_vmap_unlocked";

/** What a map holds that nobody filled: the core hands uninitialised memory to the exporter (VMAP-20). */
const UNINITIALISED = 0xaaaa_aaaa_aaaa_aaaan;
/** The kind of memory of a map nobody filled: neither of the two, so that leaving it out shows. */
const UNSET_MEMORY = "uninitialised" as IosysMap["memory"];

/** `dma_buf_vmap`; the map is the caller's. Order: VMAP-26. A number is the exporter's positive answer (VMAP-27). */
export function* dmaBufVmap(core: Core, dmabuf: DmaBufStruct | null, map: IosysMap): Sleeping<Refusal> {
  iosysMapClear(map); // VMAP-03
  if (dmabuf === null) {
    core.log.warn(SITE); // VMAP-01
    return error("EINVAL");
  }
  if (core.switches.vmapLock === "reservation") assertReservationHeld(core, dmabuf.reservation, SITE); // VMAP-15
  if (dmabuf.ops.vmap === undefined) return error("EINVAL"); // VMAP-02
  if (core.switches.vmapLock === "reservation") return yield* vmapUnderLock(core, dmabuf, map);
  return yield* vmapUnderMutex(core, dmabuf, map);
}

/** `dma_buf_vmap_unlocked` (VMAP-31). */
export function* dmaBufVmapUnlocked(core: Core, dmabuf: DmaBufStruct | null, map: IosysMap): Sleeping<Refusal> {
  iosysMapClear(map);
  if (dmabuf === null) {
    core.log.warn(SITE_UNLOCKED);
    return error("EINVAL");
  }
  const reservation = dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "VMAP-31");
  const refusal = yield* dmaBufVmap(core, dmabuf, map);
  reservation.unlock(core.task);
  return refusal;
}

/** The oldest era's lock around counter and op (VMAP-14). */
function* vmapUnderMutex(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<Refusal> {
  if (!dmabuf.mutex.tryLock(core.task)) yield* dmabuf.mutex.wait(core.task);
  const refusal = yield* vmapUnderLock(core, dmabuf, map);
  dmabuf.mutex.unlock(core.task);
  return refusal;
}

function* vmapUnderLock(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<Refusal> {
  if (dmabuf.vmappingCounter > 0) {
    countVmap(core, dmabuf); // VMAP-05
    core.log.bugOn(iosysMapIsNull(dmabuf.vmapCache), SITE); // VMAP-19
    iosysMapAssign(map, dmabuf.vmapCache); // VMAP-06
    return undefined;
  }
  core.log.bugOn(iosysMapIsSet(dmabuf.vmapCache), SITE);
  return yield* vmapFirst(core, dmabuf, map);
}

function* vmapFirst(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<Refusal> {
  const filled: IosysMap = { memory: UNSET_MEMORY, address: UNINITIALISED }; // VMAP-28: not the caller's
  const refusal = yield* callVmap(core, dmabuf, filled);
  if (refusal !== undefined) {
    core.log.warnOnce(SITE); // VMAP-07, VMAP-27
    return refusal;
  }
  reportUnfilled(core, filled);
  iosysMapAssign(dmabuf.vmapCache, filled); // VMAP-04
  countVmap(core, dmabuf);
  iosysMapAssign(map, dmabuf.vmapCache);
  return undefined;
}

function countVmap(core: Core, dmabuf: DmaBufStruct): void {
  dmabuf.vmappingCounter += 1;
  core.census.vmaps += 1;
}

function reportUnfilled(core: Core, map: IosysMap): void {
  if (map.address !== UNINITIALISED && map.memory !== UNSET_MEMORY) return;
  core.log.contract(SITE, "VMAP-20", "vmap succeeded and left fields of the map as they were");
}
