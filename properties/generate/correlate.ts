// SPDX-License-Identifier: MIT
/** Arguments that belong together: independent draws would almost never agree with each other or with the locks held. */
import type { BufferState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { makesOwnBuffers } from "../../spec/program.ts";
import { chooseFitting } from "./choose-fitting.ts";
import { CPU_CORRELATIONS, LAST_WORDS } from "./correlate-cpu.ts";
import { DRIVER_CORRELATIONS, driverExport } from "./correlate-drivers.ts";
import { FENCE_CORRELATIONS, IMPLICIT_WAITS } from "./correlate-fences.ts";
import { joinsOther, LOCK_CORRELATIONS } from "./correlate-locks.ts";
import { MOVE_CORRELATIONS, TOWARDS_MOVED } from "./correlate-move.ts";
import type { Random } from "./random.ts";

export type OpenArgs = Record<string, unknown>;
/** `negative`: the draw may break a caller's duty. */
export type Correlation = (args: OpenArgs, s: State, random: Random, negative: boolean) => void;

function onLocked(s: State, buffer: BufferState | undefined, locked: boolean): boolean {
  return buffer !== undefined && (buffer.reservation.owner === s.task) === locked && s.locked.length > 0;
}

const unmapOf =
  (locked: boolean): Correlation =>
  (args, s) => {
    const buffer = (id: number): BufferState | undefined => s.mappings.get(id)?.attachment.buffer;
    if (s.locked.length > 0)
      chooseFitting(args, "mapping", s.pools.mapping.live, (id) => onLocked(s, buffer(id), locked));
    const mapping = s.mappings.get(args["mapping"] as number);
    if (mapping === undefined || args["attachment"] === null) return;
    args["attachment"] = mapping.attachment.id;
    args["direction"] = mapping.direction;
  };

const mapOf =
  (locked: boolean): Correlation =>
  (args, s, random, negative) => {
    if (negative && random.chance(0.2)) {
      chooseFitting(args, "attachment", s.pools.attachment.live, (id) => isCachedOneWay(s, id));
      if (random.chance(0.5)) args["direction"] = random.pick(["DMA_NONE", "out-of-range"]);
    } else if (s.locked.length === 0) {
      if (random.chance(0.35)) chooseFitting(args, "attachment", s.pools.attachment.live, (id) => pinsOnMap(s, id));
    } else {
      chooseFitting(args, "attachment", s.pools.attachment.live, (id) =>
        onLocked(s, s.attachments.get(id)?.buffer, locked),
      );
    }
  };

/** What a table that the core keeps for one direction answers to others is hardly ever asked by chance (MAP-26, MAP-64). */
function isCachedOneWay(s: State, attachment: number): boolean {
  const cached = s.attachments.get(attachment)?.cached ?? null;
  return cached !== null && cached.direction !== "DMA_BIDIRECTIONAL";
}

/** Until 6.12 only a dynamic importer of an exporter that can pin gets there: of drawn pairs few are (MAP-22, MAP-24). */
function pinsOnMap(s: State, attachment: number): boolean {
  const found = s.attachments.get(attachment);
  return found !== undefined && found.cached === null && found.buffer.ops.has("pin");
}

const sharedBuffer: Correlation = (args, s, random, negative) => {
  if (!negative || s.locked.length === 0 || !random.chance(0.4)) return;
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => heldElsewhere(s, s.buffers.get(id)));
};

const dynamicAttach: Correlation = (args, s, random, negative) => {
  if (s.locked.length > 0) return sharedBuffer(args, s, random, negative);
  if (!random.chance(0.5)) return;
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => s.buffers.get(id)?.ops.has("pin") === true);
};

const detach: Correlation = (args, s) => {
  if (s.locked.length > 0) {
    chooseFitting(args, "attachment", s.pools.attachment.live, (id) =>
      onLocked(s, s.attachments.get(id)?.buffer, false),
    );
  }
  const attachment = s.attachments.get(args["attachment"] as number);
  if (attachment !== undefined && args["buffer"] !== null) args["buffer"] = attachment.buffer.id;
};

const lockedBuffer: Correlation = (args, s, random) => {
  if (s.locked.length > 0 && typeof args["buffer"] === "number") args["buffer"] = random.pick(s.locked).id;
};

/** Held through another buffer that shares it: the task waits for itself (LOCK-10). */
function heldElsewhere(s: State, buffer: BufferState | undefined): boolean {
  return buffer !== undefined && buffer.reservation.owner === s.task && !s.locked.includes(buffer);
}

const unlockedBuffer: Correlation = (args, s, random, negative) => {
  if (s.locked.length === 0) return;
  if (negative && random.chance(0.4)) {
    sharedBuffer(args, s, random, negative);
    return;
  }
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => onLocked(s, s.buffers.get(id), false));
};

const vmapped: Correlation = (args, s) => {
  chooseFitting(args, "buffer", s.pools.buffer.live, (id) => (s.buffers.get(id)?.vmapCounter ?? 0) > 0);
};

/** A dying owner is looked at last: it shows only where nothing else is wrong (EXPORT-14, EXPORT-15). */
const dyingOwner: Correlation = (args, s, random) => {
  const owner = s.pools.module.dead.at(-1);
  if (owner === undefined || !random.chance(0.2)) return;
  args["owner"] = owner;
  args["without"] = args["with"] = [];
};

const CORRELATIONS: Partial<Record<CommandName, Correlation>> = {
  ...CPU_CORRELATIONS,
  ...DRIVER_CORRELATIONS,
  ...LOCK_CORRELATIONS,
  ...FENCE_CORRELATIONS,
  ...MOVE_CORRELATIONS,
  export: (args, s, random, negative) => {
    (makesOwnBuffers(s.world.exporter) ? driverExport : dyingOwner)(args, s, random, negative);
    joinsOther(args, s, random, negative);
  },
  map: mapOf(true),
  "map-unlocked": mapOf(false),
  unmap: unmapOf(true),
  "unmap-unlocked": unmapOf(false),
  attach: unlockedBuffer,
  "dynamic-attach": dynamicAttach,
  detach,
  vmap: lockedBuffer,
  "vmap-unlocked": unlockedBuffer,
  vunmap: (args, s, random, negative) =>
    (s.switches.vmapLock === "reservation" ? lockedBuffer : vmapped)(args, s, random, negative),
  "vunmap-unlocked": vmapped,
  "resv-unlock": lockedBuffer,
  "resv-lock": sharedBuffer,
};

/** What makes the drawn arguments of a command agree with each other, and with the locks held, where a caller would. */
export interface Correlations {
  readonly always: readonly Correlation[];
  /** After the others, where storage moves. */
  readonly moved: Correlation | null;
}

export function correlationsOf(name: CommandName): Correlations {
  const tables = [CORRELATIONS, IMPLICIT_WAITS, LAST_WORDS];
  const always = tables.flatMap((table) => table[name] ?? []);
  return { always, moved: TOWARDS_MOVED[name] ?? null };
}

export function correlate(
  { always, moved }: Correlations,
  args: OpenArgs,
  s: State,
  random: Random,
  negative: boolean,
): void {
  for (const correlation of always) correlation(args, s, random, negative);
  if (moved !== null && s.world.exporter.moves === true) moved(args, s, random, negative);
}
