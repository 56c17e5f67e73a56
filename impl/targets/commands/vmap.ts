// SPDX-License-Identifier: MIT
import type { Args } from "../../../spec/commands/index.ts";
import type { VMAP_COMMANDS } from "../../../spec/commands/vmap.ts";
import type { Outcome } from "../../../spec/observation.ts";
import type { IosysMap } from "../../exporters/kit.ts";
import { dmaBufVmap, dmaBufVmapUnlocked } from "../../framework/vmap.ts";
import { dmaBufVunmap, dmaBufVunmapUnlocked } from "../../framework/vunmap.ts";
import { readByCpu, writeByCpu } from "../../importers/static.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import { DONE, ok, REFUSED, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** Kernel mappings and CPU access through them. */
export const VMAP_HANDLERS: Handlers<keyof typeof VMAP_COMMANDS> = {
  vmap(session, args) {
    return vmap(session, args.buffer, dmaBufVmap);
  },

  "vmap-unlocked"(session, args) {
    return vmap(session, args.buffer, dmaBufVmapUnlocked);
  },

  vunmap(session, args) {
    return vunmap(session, args, dmaBufVunmap);
  },

  "vunmap-unlocked"(session, args) {
    return vunmap(session, args, dmaBufVunmapUnlocked);
  },

  "vmap-write"(session, args) {
    const { hardware, pageSizeBytes } = session.core;
    const map = ownMap(session, args.buffer);
    return writeByCpu(hardware, map, args.page, pageSizeBytes, args.marker) ? DONE : REFUSED;
  },

  "vmap-read"(session, args) {
    const { hardware, pageSizeBytes } = session.core;
    const byte = readByCpu(hardware, ownMap(session, args.buffer), args.page, pageSizeBytes);
    return byte === null ? REFUSED : ok(byte);
  },
};

function* vmap(session: SessionState, buffer: number | null, dmaBufVmapAny: typeof dmaBufVmap): Sleeping<Outcome> {
  const map: IosysMap = { memory: "system", address: 0n };
  const refusal = yield* dmaBufVmapAny(session.core, session.buffers.orNull(buffer), map);
  if (refusal !== undefined) return resultOf(refusal);
  // Only now: until here another task may use what it got before.
  if (buffer !== null) session.vmaps.set(buffer, map);
  return ok(session.core.views.map(map));
}

function* vunmap(session: SessionState, args: Args<"vunmap">, dmaBufVunmapAny: typeof dmaBufVunmap): Sleeping<Outcome> {
  const map = givenMap(ownMap(session, args.buffer), args.map);
  yield* dmaBufVunmapAny(session.core, session.buffers.orNull(args.buffer), map);
  return ok(session.core.views.map(map));
}

/** What the last vmap of this buffer gave its caller; null before any. */
function ownMap(session: SessionState, buffer: number | null): IosysMap {
  return (buffer === null ? undefined : session.vmaps.get(buffer)) ?? { memory: "system", address: 0n };
}

/** A copy, because an exporter may clear it (VMAP-21); `other` is never null and never the same. */
function givenMap(own: IosysMap, given: "own" | "other" | "null"): IosysMap {
  if (given === "null") return { memory: "system", address: 0n };
  return { memory: own.memory, address: given === "other" ? own.address + 1n : own.address };
}
