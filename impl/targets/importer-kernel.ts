// SPDX-License-Identifier: MIT
/** The kernel as a third party's importer sees it: each call is asked for as a step, and answered with what came of it. */
import type { Args, CommandName } from "../../spec/commands/index.ts";
import type { Outcome, TableView } from "../../spec/observation.ts";
import type {
  Attachment,
  AttachOps,
  Device,
  Direction,
  DmaBuf,
  Fence,
  ImporterKernel,
  KernelError,
  Mapping,
  Steps,
  Usage,
  WaitOptions,
} from "../importers/kit.ts";

/** A call on its way out. */
export interface Request<N extends CommandName = CommandName> {
  readonly call: N;
  readonly args: Args<N>;
}

/** What came of it: the step that ran, whose id names what it made. */
export interface Reply {
  readonly id: number;
  readonly outcome: Outcome;
}

/** Which handle an object of the importer's stands for. One that it made up itself stands for none. */
class Names<T extends object> {
  readonly #ids = new WeakMap<object, number>();

  name(object: T, id: number): T {
    this.#ids.set(object, id);
    return object;
  }

  of(object: T): number {
    const id = typeof object === "object" && object !== null ? this.#ids.get(object) : undefined;
    if (id === undefined) throw new Error("an object the kernel never gave was passed to it");
    return id;
  }
}

/** Contexts of the session's fences (spec/commands/fence.ts): an importer has the last. */
const CONTEXT = 3;
const FOR_EVER = "MAX_SCHEDULE_TIMEOUT";

/** The error an outcome stands for, or undefined. */
function errorOf({ outcome }: Reply): KernelError | undefined {
  return outcome.status === "error" ? { errno: outcome.errno } : undefined;
}

function valueIn({ outcome }: Reply): unknown {
  return outcome.status === "ok" ? outcome.value : null;
}

export class CallingKernel implements ImporterKernel {
  readonly pageSizeBytes: number;
  /** Set once the importer is made. */
  attachOps: AttachOps | undefined;
  readonly buffers = new Names<DmaBuf>();
  /** The objects of attachments by handle, for the move callback. */
  readonly attachments = new Map<number, Attachment>();
  readonly #attachments = new Names<Attachment>();
  readonly #mappings = new Names<Mapping>();
  readonly #fences = new Names<Fence>();
  #seqno = 0;

  constructor(pageSizeBytes: number) {
    this.pageSizeBytes = pageSizeBytes;
  }

  *#ask<N extends CommandName>(call: N, args: Args<N>): Steps<Reply> {
    return (yield { call, args } satisfies Request<N>) as Reply;
  }

  *attach(dmabuf: DmaBuf, device: Device): Steps<Attachment | KernelError> {
    const buffer = this.buffers.of(dmabuf);
    return this.#attached(dmabuf, yield* this.#ask("attach", { buffer, device: device.index }));
  }

  *dynamicAttach(dmabuf: DmaBuf, device: Device): Steps<Attachment | KernelError> {
    const { attachOps } = this;
    if (attachOps === undefined) throw new Error("dynamicAttach is called by an importer without attachOps");
    const importerOps = attachOps.moveNotify === undefined ? "no-callback" : "move-callback";
    const allowPeer2peer = attachOps.allowPeer2peer ?? false;
    const args = { buffer: this.buffers.of(dmabuf), device: device.index, importerOps, allowPeer2peer } as const;
    return this.#attached(dmabuf, yield* this.#ask("dynamic-attach", args));
  }

  #attached(dmabuf: DmaBuf, reply: Reply): Attachment | KernelError {
    const error = errorOf(reply);
    if (error !== undefined) return error;
    const { peer2peer } = valueIn(reply) as { peer2peer: boolean };
    const attachment = this.#attachments.name({ dmabuf, peer2peer }, reply.id);
    this.attachments.set(reply.id, attachment);
    return attachment;
  }

  *detach(dmabuf: DmaBuf, attachment: Attachment): Steps<void> {
    yield* this.#ask("detach", { buffer: this.buffers.of(dmabuf), attachment: this.#attachments.of(attachment) });
  }

  *pin(attachment: Attachment): Steps<KernelError | undefined> {
    return errorOf(yield* this.#ask("pin", { attachment: this.#attachments.of(attachment) }));
  }

  *unpin(attachment: Attachment): Steps<void> {
    yield* this.#ask("unpin", { attachment: this.#attachments.of(attachment) });
  }

  map(attachment: Attachment, direction: Direction): Steps<Mapping | KernelError> {
    return this.#map("map", attachment, direction);
  }

  mapUnlocked(attachment: Attachment, direction: Direction): Steps<Mapping | KernelError> {
    return this.#map("map-unlocked", attachment, direction);
  }

  *#map(call: "map" | "map-unlocked", attachment: Attachment, direction: Direction): Steps<Mapping | KernelError> {
    const reply = yield* this.#ask(call, { attachment: this.#attachments.of(attachment), direction });
    const error = errorOf(reply);
    if (error !== undefined) return error;
    const { entries } = valueIn(reply) as TableView;
    return this.#mappings.name({ attachment, direction, entries }, reply.id);
  }

  unmap(attachment: Attachment, mapping: Mapping, direction: Direction): Steps<void> {
    return this.#unmap("unmap", attachment, mapping, direction);
  }

  unmapUnlocked(attachment: Attachment, mapping: Mapping, direction: Direction): Steps<void> {
    return this.#unmap("unmap-unlocked", attachment, mapping, direction);
  }

  *#unmap(
    call: "unmap" | "unmap-unlocked",
    attachment: Attachment,
    mapping: Mapping,
    direction: Direction,
  ): Steps<void> {
    const args = { attachment: this.#attachments.of(attachment), mapping: this.#mappings.of(mapping), direction };
    yield* this.#ask(call, args);
  }

  *lock(dmabuf: DmaBuf): Steps<void> {
    yield* this.#ask("resv-lock", { buffer: this.buffers.of(dmabuf) });
  }

  *trylock(dmabuf: DmaBuf): Steps<boolean> {
    return valueIn(yield* this.#ask("resv-trylock", { buffer: this.buffers.of(dmabuf) })) === true;
  }

  *unlock(dmabuf: DmaBuf): Steps<void> {
    yield* this.#ask("resv-unlock", { buffer: this.buffers.of(dmabuf) });
  }

  *wait(
    dmabuf: DmaBuf,
    usage: Usage,
    { interruptible = false, timeoutTicks }: WaitOptions = {},
  ): Steps<number | typeof FOR_EVER | KernelError> {
    // The register lists the timeouts worth drawing; any other is as good.
    const ticks = (timeoutTicks ?? FOR_EVER) as Args<"resv-wait">["ticks"];
    const reply = yield* this.#ask("resv-wait", { buffer: this.buffers.of(dmabuf), usage, interruptible, ticks });
    return errorOf(reply) ?? (valueIn(reply) as number | typeof FOR_EVER);
  }

  *testSignaled(dmabuf: DmaBuf, usage: Usage): Steps<boolean> {
    return valueIn(yield* this.#ask("resv-test", { buffer: this.buffers.of(dmabuf), usage })) === true;
  }

  *reserveFences(dmabuf: DmaBuf, slots: number): Steps<KernelError | undefined> {
    const wanted = slots as Args<"resv-reserve">["slots"];
    return errorOf(yield* this.#ask("resv-reserve", { buffer: this.buffers.of(dmabuf), slots: wanted }));
  }

  *addFence(dmabuf: DmaBuf, fence: Fence, usage: Usage): Steps<void> {
    yield* this.#ask("resv-add", { buffer: this.buffers.of(dmabuf), fence: this.#fences.of(fence), usage });
  }

  *newFence(): Steps<Fence> {
    const seqno = ++this.#seqno;
    const wanted = seqno as Args<"fence-new">["seqno"];
    const { id } = yield* this.#ask("fence-new", { context: CONTEXT, seqno: wanted, ops: [], enable: "ok" });
    return this.#fences.name({ context: CONTEXT, seqno }, id);
  }

  *signalFence(fence: Fence): Steps<void> {
    yield* this.#ask("fence-signal", { fence: this.#fences.of(fence), how: "plain" });
  }

  *putFence(fence: Fence): Steps<void> {
    yield* this.#ask("fence-put", { fence: this.#fences.of(fence) });
  }

  *dmaRead(mapping: Mapping, page: number): Steps<number> {
    const wanted = page as Args<"dma-read">["page"];
    const read = valueIn(yield* this.#ask("dma-read", { mapping: this.#mappings.of(mapping), page: wanted }));
    return typeof read === "number" ? read : 0;
  }

  *dmaWrite(mapping: Mapping, page: number, byte: number): Steps<void> {
    const wanted = { page: page as Args<"dma-write">["page"], marker: byte as Args<"dma-write">["marker"] };
    yield* this.#ask("dma-write", { mapping: this.#mappings.of(mapping), ...wanted });
  }
}
