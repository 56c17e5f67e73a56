// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { bufferOf, deviceByte, deviceCoherent, pageOf, predictable, reachable } from "../contents.ts";
import { bytesForDevice, readByDevice } from "../pages.ts";
import type { Call, Effect, Meaning } from "../rule.ts";
import { mappingOf } from "../tables.ts";
import { accessDefined, brokenBy, unpromised, watches } from "./access-duties.ts";

type ReadCall = Call<"dma-read">;

/** What the hardware watches on every access. */
const WATCHED: readonly ClauseId[] = ["HW-06", "HW-19", "MAP-42", "MAP-47"];

function neverWritten(c: ReadCall): boolean {
  return pageOf(c).writer === "nobody";
}

/** The device sees what the CPU wrote because a bracket ended. */
function bracketEnded(c: ReadCall): boolean {
  const { writer, shownBy } = pageOf(c);
  return writer === "cache" && shownBy === "bracket" && !deviceCoherent(c);
}

function severalDevices(c: ReadCall): boolean {
  const own = mappingOf(c).attachment.device;
  for (const other of bufferOf(c).attachments) if (other.device !== own) return true;
  return false;
}

function read(clause: ClauseId, when: (c: ReadCall) => boolean, also: readonly ClauseId[]): Effect<"dma-read"> {
  return {
    phase: "effect",
    clause,
    also,
    when,
    run: (c) => readByDevice(pageOf(c), deviceCoherent(c), deviceByte(c)),
    value: deviceByte,
  };
}

/** The importers were told, and their fences are waited for: until then the storage is where it was. */
function moveWaits(c: ReadCall): boolean {
  return bufferOf(c).moving?.waits === true;
}

/** A copy has taken the byte to another place. */
function carried(c: ReadCall): boolean {
  return pageOf(c).carried;
}

/** What a read shows of which nothing is promised. */
function anything(c: ReadCall): unknown {
  return c.seen?.status === "ok" ? c.seen.value : 0;
}

/** A device reads through a mapping made for reading (HW-06); every mapping shows the buffer's bytes in order (SG-11). */
export const dmaRead: Meaning<"dma-read"> = {
  defined: (c) =>
    reachable(c, c.args.mapping, c.args.page) && mappingOf(c).direction !== "DMA_FROM_DEVICE" && accessDefined(c),
  legal: (c) =>
    brokenBy("dma-read", mappingOf(c)) === null &&
    (unpromised(c) || predictable(bytesForDevice(pageOf(c), deviceCoherent(c)))),
  phases: [
    ...watches<"dma-read">("dma-read"),
    { phase: "effect", clause: "HW-06", when: unpromised, value: anything },
    read("MOVE-08", moveWaits, WATCHED),
    read("MOVE-10", carried, WATCHED),
    read("MAP-45", neverWritten, WATCHED),
    read("CPU-20", bracketEnded, WATCHED),
    read("SG-11", severalDevices, [...WATCHED, "SG-17"]),
    read("SG-11", () => true, WATCHED),
  ],
};
