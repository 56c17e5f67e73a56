// SPDX-License-Identifier: MIT
import type { ReplyingOp } from "../../spec/op.ts";
import type { Replies, Reply } from "../../spec/reply.ts";
import type { Ops } from "../framework/ops.ts";
import { error, isErrno } from "../kernel/error.ts";
import type { Answer, Attachment, DmaBuf, DmaBufOps, IosysMap, KernelError, ScatterEntry, SgTable } from "./kit.ts";
import { USUAL_OPS } from "./usual-ops.ts";

const NO_REPLIES: Replies = {};
const ENTRIES_MAX = 4;
const TABLE_BASE = 0x1000_0000n;
const TABLE_STRIDE = 0x10_0000n;
const VMAP_BASE = 0x4000_0000_0000n;
const VMAP_STRIDE = 0x10_0000n;
/** How far a `misaligned` table is off. */
const MISALIGNMENT = 16n;
/** What `positive` answers. */
const POSITIVE = 5;

type Member = keyof DmaBufOps | "priv" | "ops" | "pin+unpin";

/**
 * The exporter that does what the program says: replies come with the step, storage there is none. Every map returns a
 * new table, every vmap a new address.
 */
export class ScriptedExporter {
  readonly #pageSizeBytes: number;
  readonly #shapes = new Map<string, Ops>();
  #step = 0;
  #replies: Replies = NO_REPLIES;
  #tablesMade = 0;
  #vmapsMade = 0;

  constructor(pageSizeBytes: number) {
    this.#pageSizeBytes = pageSizeBytes;
  }

  /** What the ops answer from here on. */
  beginStep(step: number, replies: Replies | undefined): void {
    this.#step = step;
    this.#replies = replies ?? NO_REPLIES;
  }

  /** The ops of an export that leaves some out and adds others. */
  opsOf(without: readonly Member[], added: readonly Member[]): Ops {
    const key = without.length + added.length === 0 ? "" : `${without.join()}/${added.join()}`;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const shape = this.#shape(without, added);
    this.#shapes.set(key, shape);
    return shape;
  }

  #shape(without: readonly Member[], added: readonly Member[]): Ops {
    const members = new Set<Member>([...USUAL_OPS, ...added]);
    for (const member of without) members.delete(member);
    const has = (name: Member): boolean => members.has(name);
    return {
      attach: has("attach") ? (dmabuf, attachment) => this.#attach(dmabuf, attachment) : undefined,
      detach: has("detach") ? () => {} : undefined,
      pin: has("pin") || has("pin+unpin") ? () => this.#pin() : undefined,
      unpin: has("unpin") || has("pin+unpin") ? () => {} : undefined,
      map_dma_buf: has("map_dma_buf") ? (attachment) => this.#map(attachment) : undefined,
      unmap_dma_buf: has("unmap_dma_buf") ? () => {} : undefined,
      release: has("release") ? () => {} : undefined,
      vmap: has("vmap") ? (_dmabuf, map) => this.#vmap(map) : undefined,
      vunmap: has("vunmap") ? () => {} : undefined,
      mmap: has("mmap") ? () => resultOf(this.#reply("mmap")) : undefined,
      begin_cpu_access: has("begin_cpu_access") ? () => resultOf(this.#reply("begin_cpu_access")) : undefined,
      end_cpu_access: has("end_cpu_access") ? () => resultOf(this.#reply("end_cpu_access")) : undefined,
      cache_sgt_mapping: has("cache_sgt_mapping"),
    };
  }

  #attach(_dmabuf: DmaBuf, attachment: Attachment): Answer<void> {
    attachment.priv = this.#step;
    const reply = this.#reply("attach");
    if (reply === "clear-peer2peer") attachment.peer2peer = false;
    return resultOf(reply);
  }

  #pin(): Answer<void> {
    return resultOf(this.#reply("pin"));
  }

  #map(attachment: Attachment): SgTable | KernelError | null {
    const reply = this.#reply("map_dma_buf");
    if (isErrno(reply)) return error(reply);
    if (reply === "null") return null;
    const table = this.#newTable(attachment.dmabuf.size, reply === "misaligned" ? MISALIGNMENT : 0n);
    if (reply === "no-dma-entries") table.mappedEntries = 0;
    return table;
  }

  #vmap(map: IosysMap): Answer<void> {
    const reply = this.#reply("vmap");
    if (isErrno(reply) || reply === "positive") return resultOf(reply);
    this.#fill(map, reply);
    return reply === "fill-then-fail" ? error("ENOMEM") : undefined;
  }

  #fill(map: IosysMap, reply: Reply): void {
    map.memory = reply === "iomem" ? "iomem" : "system";
    map.address = reply === "null" ? 0n : this.#newVmapAddress();
  }

  #newVmapAddress(): bigint {
    const serial = this.#vmapsMade;
    this.#vmapsMade += 1;
    return VMAP_BASE + BigInt(serial) * VMAP_STRIDE;
  }

  #newTable(sizeBytes: bigint, misalignment: bigint): SgTable {
    const start = TABLE_BASE + BigInt(this.#tablesMade) * TABLE_STRIDE + misalignment;
    this.#tablesMade += 1;
    const pages = pagesOf(sizeBytes, this.#pageSizeBytes);
    const entries: ScatterEntry[] = [];
    // A buffer of no bytes still has one entry, an empty one (open question 1 of the catalogue).
    const lengthBytes = pages === 0 ? 0 : this.#pageSizeBytes;
    for (let i = 0; i < Math.max(pages, 1); i++) {
      entries.push(entryAt(start + BigInt(i * this.#pageSizeBytes), lengthBytes));
    }
    return { entries, mappedEntries: entries.length, originalEntries: entries.length };
  }

  #reply(op: ReplyingOp): Reply {
    return this.#replies[op] ?? "ok";
  }
}

/** Number of pages of a buffer, at most as many as a table shows. */
function pagesOf(sizeBytes: bigint, pageSizeBytes: number): number {
  if (sizeBytes >= BigInt(ENTRIES_MAX * pageSizeBytes)) return ENTRIES_MAX;
  return Math.ceil(Number(sizeBytes) / pageSizeBytes);
}

function entryAt(address: bigint, lengthBytes: number): ScatterEntry {
  return {
    page: { physicalAddress: address },
    offsetBytes: 0,
    lengthBytes,
    dmaAddress: address,
    dmaLengthBytes: lengthBytes,
  };
}

/** The answer of an op that returns an int in C. `positive` breaks the kit's types on purpose. */
function resultOf(reply: Reply): Answer<void> {
  if (reply === "positive") return POSITIVE as unknown as undefined;
  return isErrno(reply) ? error(reply) : undefined;
}
