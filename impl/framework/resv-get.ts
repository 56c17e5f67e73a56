// SPDX-License-Identifier: MIT
import { isError, type KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import { newFenceArray } from "./fence-array.ts";
import { dmaFenceGet, dmaFencePut } from "./fence-reference.ts";
import type { FenceStruct } from "./fence-struct.ts";
import type { Reservation } from "./reservation.ts";
import { ResvCursor } from "./resv-cursor.ts";
import { mightReclaim } from "./signalling.ts";
import type { Usage } from "./usage.ts";

/** `dma_resv_get_fences`: one reference each (RESV-40). */
export function dmaResvGetFences(core: Core, reservation: Reservation, usage: Usage): FenceStruct[] | KernelError {
  const cursor = new ResvCursor(reservation, usage);
  const fences: FenceStruct[] = [];
  for (let fence = cursor.first(core); fence !== null; fence = cursor.next(core)) {
    if (cursor.restarted) mightReclaim(core); // RESV-92
    if (cursor.restarted && core.faults.fails("alloc:fences")) {
      cursor.end(core);
      return error("ENOMEM"); // RESV-40
    }
    fences.push(dmaFenceGet(fence));
  }
  cursor.end(core);
  return fences;
}

/** `dma_resv_get_singleton`: none, the one, or an array of them all (RESV-42, RESV-91). */
export function dmaResvGetSingleton(
  core: Core,
  reservation: Reservation,
  usage: Usage,
): FenceStruct | null | KernelError {
  const fences = dmaResvGetFences(core, reservation, usage);
  if (isError(fences)) return fences;
  if (fences.length <= 1) return fences[0] ?? null;
  mightReclaim(core); // RESV-92
  if (!core.faults.fails("alloc:fences")) return newFenceArray(core, fences);
  for (const fence of fences.reverse()) dmaFencePut(core, fence, reservation); // RESV-42
  return error("ENOMEM");
}
