// SPDX-License-Identifier: MIT
/** The calls of the exporter's ops. Callers have checked that an optional op is there. */
import type { MapView } from "../../spec/observation.ts";
import type { Direction, IosysMap, KernelError, SgTable } from "../exporters/kit.ts";
import { isError } from "../exporters/kit.ts";
import { isSleeping, type Sleeping } from "../kernel/sleep.ts";
import { judgeResult, judgeTable, judgeVoid } from "./answer.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { finishOp, type OpCall, opCall, recordReply, startOp } from "./op-call.ts";
import { pageLinks } from "./table-scramble.ts";
import type { VmaStruct } from "./vma-struct.ts";

/** How an int-like op ended: undefined is success; a positive number is a failure that no error test recognises. */
export type Refusal = KernelError | number | undefined;

/** `ops.attach`. */
export function* callAttach(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<Refusal> {
  const call = opCall(core, "attach", dmabuf, attachment, {
    device: attachment.deviceIndex,
    listed: attachment.listed,
    peer2peer: attachment.peer2peer,
    importerOps: attachment.dynamic,
  });
  const answer = startOp(core, call, dmabuf, attachment);
  const judged = judgeResult(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer);
  recordReply(core, call, judged.reply ?? { peer2peer: attachment.peer2peer });
  return judged.value;
}

/** `ops.detach`. */
export function* callDetach(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<void> {
  const args = { priv: handleIn(attachment.priv), listed: attachment.listed };
  const call = opCall(core, "detach", dmabuf, attachment, args);
  const answer = startOp(core, call, dmabuf, attachment);
  recordReply(core, call, judgeVoid(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer));
}

/** `ops.pin`. */
export function* callPin(core: Core, attachment: AttachmentStruct): Sleeping<Refusal> {
  const call = opCall(core, "pin", attachment.dmabuf, attachment, {});
  const refusal = yield* intOp(core, call, attachment);
  if (refusal === undefined) countPin(attachment, 1);
  return refusal;
}

/** `ops.unpin`. */
export function* callUnpin(core: Core, attachment: AttachmentStruct): Sleeping<void> {
  countPin(attachment, -1);
  const call = opCall(core, "unpin", attachment.dmabuf, attachment, {});
  const answer = startOp(core, call, attachment);
  recordReply(core, call, judgeVoid(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer));
}

function countPin(attachment: AttachmentStruct, change: number): void {
  attachment.pins += change;
  attachment.dmabuf.pins += change;
}

/** `ops.map_dma_buf`. */
export function* callMapDmaBuf(
  core: Core,
  attachment: AttachmentStruct,
  direction: Direction,
): Sleeping<SgTable | KernelError | null> {
  const args = { direction, priv: handleIn(attachment.priv) };
  const call = opCall(core, "map_dma_buf", attachment.dmabuf, attachment, args);
  const answer = startOp(core, call, attachment, direction);
  const { value, reply } = judgeTable(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer);
  recordReply(core, call, reply ?? { table: value === null || isError(value) ? null : core.views.table(value) });
  return value;
}

/** `ops.unmap_dma_buf`, with the exporter's own table. */
export function* callUnmapDmaBuf(
  core: Core,
  attachment: AttachmentStruct,
  table: SgTable,
  direction: Direction,
): Sleeping<void> {
  const call = opCall(core, "unmap_dma_buf", attachment.dmabuf, attachment, {
    direction,
    priv: handleIn(attachment.priv),
    table: core.views.serial(table),
    pages: pageLinks(table),
  });
  const answer = startOp(core, call, attachment, table, direction);
  recordReply(core, call, judgeVoid(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer));
}

/** `ops.release`. */
export function* callRelease(core: Core, dmabuf: DmaBufStruct): Sleeping<void> {
  const args = { listed: dmabuf.listed, attachments: dmabuf.attachments.length, name: dmabuf.name };
  const call = opCall(core, "release", dmabuf, null, args);
  const answer = startOp(core, call, dmabuf);
  recordReply(core, call, judgeVoid(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer));
}

/** `ops.vmap`; the map is the exporter's to fill. */
export function* callVmap(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<Refusal> {
  const call = opCall(core, "vmap", dmabuf, null, {});
  const answer = startOp(core, call, dmabuf, map);
  const judged = judgeResult(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer);
  recordReply(core, call, judged.reply ?? { map: core.views.map(map) });
  return judged.value;
}

/** `ops.vunmap`, with the caller's map (VMAP-21). */
export function* callVunmap(core: Core, dmabuf: DmaBufStruct, map: IosysMap): Sleeping<void> {
  const given: MapView = core.views.map(map);
  const call = opCall(core, "vunmap", dmabuf, null, { counter: dmabuf.vmappingCounter, map: given });
  const answer = startOp(core, call, dmabuf, map);
  const reply = judgeVoid(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer);
  const left: MapView = core.views.map(map);
  const unchanged = left.memory === given.memory && left.address === given.address;
  recordReply(core, call, unchanged ? reply : { map: left });
}

/** `ops.mmap`. No lock of the framework is held (MMAP-15). */
export function* callMmap(core: Core, dmabuf: DmaBufStruct, vma: VmaStruct): Sleeping<Refusal> {
  const { offsetPages, pages, shared, writable } = vma;
  const call = opCall(core, "mmap", dmabuf, null, { offsetPages, pages, shared, writable });
  return yield* intOp(core, call, dmabuf, vma);
}

/** `ops.begin_cpu_access`. */
export function* callBeginCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {
  const call = opCall(core, "begin_cpu_access", dmabuf, null, { direction });
  return yield* intOp(core, call, dmabuf, direction);
}

/** `ops.end_cpu_access`. */
export function* callEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {
  const call = opCall(core, "end_cpu_access", dmabuf, null, { direction });
  return yield* intOp(core, call, dmabuf, direction);
}

/** An op whose result is an int and nothing else. */
function* intOp(core: Core, call: OpCall, a: unknown, b?: unknown): Sleeping<Refusal> {
  const answer = startOp(core, call, a, b);
  const judged = judgeResult(isSleeping(answer) ? yield* finishOp(core, call, answer) : answer);
  recordReply(core, call, judged.reply ?? {});
  return judged.value;
}

/** Private data is reported only where it is a handle, as the scripted exporter's is. */
function handleIn(priv: unknown): number | null {
  return typeof priv === "number" ? priv : null;
}
