// SPDX-License-Identifier: MIT
import type { IOSYS_COMMANDS } from "../../../spec/commands/iosys.ts";
import type { AccessView, MapView, Outcome } from "../../../spec/observation.ts";
import type { IosysMap } from "../../exporters/kit.ts";
import {
  iosysMapClear,
  iosysMapFill,
  iosysMapIncr,
  iosysMapInitOffset,
  iosysMapIsEqual,
  iosysMapIsNull,
  iosysMapIsSet,
  iosysMapRead,
  iosysMapSetVaddr,
  iosysMapSetVaddrIomem,
} from "../../framework/iosys-map.ts";
import { ok, REFUSED } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** `memcpy` and `memset` commands move this many. */
const COPY_BYTES = 8;

/** The I/O-memory map type, on the scratch windows. */
export const IOSYS_HANDLERS: Handlers<keyof typeof IOSYS_COMMANDS> = {
  "iosys-set"(session, args, id) {
    const map: IosysMap = { memory: "system", address: 0n };
    if (args.memory === "iomem") iosysMapSetVaddrIomem(map, args.address);
    else iosysMapSetVaddr(map, args.address);
    session.maps.set(id, map);
    return ok(viewOf(map));
  },

  "iosys-clear"(session, args) {
    const map = session.maps.get(args.map);
    iosysMapClear(map);
    return ok(viewOf(map));
  },

  "iosys-incr"(session, args) {
    const map = session.maps.get(args.map);
    iosysMapIncr(map, args.by);
    return ok(viewOf(map));
  },

  "iosys-offset"(session, args, id) {
    const source = session.maps.get(args.map);
    const made = iosysMapInitOffset(source, args.by);
    session.maps.set(id, made);
    return ok({ made: viewOf(made), source: viewOf(source) });
  },

  "iosys-compare"(session, args) {
    const a = session.maps.get(args.a);
    const b = session.maps.get(args.b);
    return ok({ equal: iosysMapIsEqual(a, b), null: iosysMapIsNull(a), set: iosysMapIsSet(a) });
  },

  "iosys-copy-to"(session, args) {
    return accessed(iosysMapFill(session.memory, session.maps.get(args.map), args.offset, COPY_BYTES, args.fill));
  },

  "iosys-copy-from"(session, args) {
    return accessed(iosysMapRead(session.memory, session.maps.get(args.map), args.offset, COPY_BYTES));
  },

  "iosys-memset"(session, args) {
    return accessed(iosysMapFill(session.memory, session.maps.get(args.map), args.offset, COPY_BYTES, args.fill));
  },

  "iosys-read"(session, args) {
    return accessed(iosysMapRead(session.memory, session.maps.get(args.map), args.offset, args.width / 8));
  },

  "iosys-write"(session, args) {
    return accessed(iosysMapFill(session.memory, session.maps.get(args.map), args.offset, args.width / 8, args.fill));
  },
};

/** Addresses in the scratch window are shown as they are. */
function viewOf(map: IosysMap): MapView {
  return { memory: map.memory, address: map.address };
}

function accessed(access: AccessView | null): Outcome {
  return access === null ? REFUSED : ok(access);
}
