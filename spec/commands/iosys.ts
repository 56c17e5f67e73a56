// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, handle, u64 } from "../command.ts";
import { accessView, mapView } from "../observation.ts";

const map = handle("iosys");
const by = choice([4, 0, 1, 16]);
/** Byte offset of an access from the map's address; accesses stay inside the 64-byte scratch window of the session. */
const offset = choice([0, 3, 8]);
const width = choice([8, 16, 32, 64]);
const fill = choice([0x5a, 0, 0xff]);

/** The I/O-memory map type `struct iosys_map`. Catalogue §13, include/linux/iosys-map.h. */
export const IOSYS_COMMANDS = {
  "iosys-set": command({
    summary: "make a map: the null address, or an address in the session's scratch window of that kind of memory",
    kernel: "iosys_map_set_vaddr, iosys_map_set_vaddr_iomem",
    args: { memory: choice(["system", "iomem"]), address: u64([0n, 0x1000n, 0x1008n]) },
    makes: "iosys",
    value: mapView,
    weight: 0.8,
  }),
  "iosys-clear": command({
    summary: "clear a map",
    kernel: "iosys_map_clear",
    args: { map },
    value: mapView,
    weight: 0.3,
  }),
  "iosys-incr": command({
    summary: "advance a map",
    kernel: "iosys_map_incr",
    args: { map, by },
    value: mapView,
    weight: 0.5,
  }),
  "iosys-offset": command({
    summary: "make a map that is another one advanced by an offset",
    kernel: "IOSYS_MAP_INIT_OFFSET",
    args: { map, by },
    makes: "iosys",
    value: z.strictObject({ made: mapView, source: mapView }),
    weight: 0.5,
  }),
  "iosys-compare": command({
    summary: "ask whether two maps are equal, and whether the first is null or set",
    kernel: "iosys_map_is_equal, iosys_map_is_null, iosys_map_is_set",
    args: { a: map, b: map },
    value: z.strictObject({ equal: z.boolean(), null: z.boolean(), set: z.boolean() }),
    weight: 0.8,
  }),
  "iosys-copy-to": command({
    summary: "copy eight bytes of one value to a map",
    kernel: "iosys_map_memcpy_to",
    args: { map, offset, fill },
    value: accessView,
    weight: 0.4,
  }),
  "iosys-copy-from": command({
    summary: "copy eight bytes from a map",
    kernel: "iosys_map_memcpy_from",
    args: { map, offset },
    value: accessView,
    weight: 0.4,
  }),
  "iosys-memset": command({
    summary: "set eight bytes behind a map",
    kernel: "iosys_map_memset",
    args: { map, offset, fill },
    value: accessView,
    weight: 0.4,
  }),
  "iosys-read": command({
    summary: "read one typed value; width in bits",
    kernel: "iosys_map_rd",
    args: { map, offset, width },
    value: accessView,
    weight: 0.5,
  }),
  "iosys-write": command({
    summary: "write one typed value, every byte of it `fill`; width in bits",
    kernel: "iosys_map_wr",
    args: { map, offset, width, fill },
    value: accessView,
    weight: 0.5,
  }),
} as const;
