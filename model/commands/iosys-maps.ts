// SPDX-License-Identifier: MIT
/** What the commands on I/O-memory maps share. */
import type { MapView } from "../../spec/observation.ts";
import { knownIosys } from "../lookup.ts";
import type { Call } from "../rule.ts";
import { accessDefined } from "../scratch.ts";
import type { IosysState, State } from "../state.ts";

type IosysCall = Pick<Call, "s" | "buffer" | "attachment" | "mapping" | "fd" | "iosys">;

/** The map object of the step. */
export function iosysOf(c: Pick<Call, "iosys">): IosysState {
  if (c.iosys === null) throw new Error("no map");
  return c.iosys;
}

/** Whether a map exists and an access through it stays inside the scratch window. */
export function accessKnown(c: IosysCall, map: number, offset: number, lengthBytes: number): boolean {
  return knownIosys(c, map) && accessDefined(iosysOf(c).map, offset, lengthBytes);
}

/** Makes a map object. */
export function makeIosys(s: State, id: number, map: MapView): void {
  s.iosys.set(id, { id, map });
  s.bind("iosys", id);
}

/** The map so many bytes further on, of the same kind. */
export function advanced(map: MapView, by: number): MapView {
  return { memory: map.memory, address: BigInt.asUintN(64, map.address + BigInt(by)) };
}

/** Whether a map of either kind has the null address (IOSYS-03). */
export function isNull(map: MapView): boolean {
  return map.address === 0n;
}
