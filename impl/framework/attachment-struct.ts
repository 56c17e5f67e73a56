// SPDX-License-Identifier: MIT
import type { Attachment, Device, Direction, SgTable } from "../exporters/kit.ts";
import { Freeable } from "../kernel/freeable.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";

/** `struct dma_buf_attach_ops`: which of its members the importer filled in. */
export interface ImporterOps {
  readonly moveCallback: boolean;
  readonly allowPeer2peer: boolean;
}

/** `struct dma_buf_attachment`. */
export class AttachmentStruct extends Freeable implements Attachment {
  readonly what = "struct dma_buf_attachment";
  /** Step id of the attach. */
  readonly handle: number;
  readonly deviceIndex: number;
  readonly #dmabuf: DmaBufStruct;
  readonly #device: Device;
  readonly #importerOps: ImporterOps | null;
  /** The exporter's own (ATTACH-20). */
  priv: unknown = null;
  peer2peer = false;
  /** How often the exporter was told to pin for it, and not yet to unpin: for those who look on, not for the framework. */
  pins = 0;
  /** On the buffer's list. */
  listed = false;
  /** The table this attachment keeps until detach, and the direction it was made with (MAP-25…30). */
  cachedTable: SgTable | null = null;
  cachedDirection: Direction = "DMA_NONE";

  constructor(
    handle: number,
    dmabuf: DmaBufStruct,
    device: Device,
    deviceIndex: number,
    importerOps: ImporterOps | null,
  ) {
    super();
    this.handle = handle;
    this.#dmabuf = dmabuf;
    this.#device = device;
    this.deviceIndex = deviceIndex;
    this.#importerOps = importerOps;
  }

  get dmabuf(): DmaBufStruct {
    this.touch();
    return this.#dmabuf;
  }

  get device(): Device {
    this.touch();
    return this.#device;
  }

  /** The importer gave a move callback (MOVE-20). */
  get revocable(): boolean {
    this.touch();
    return this.#importerOps?.moveCallback ?? false;
  }

  /** The importer gave importer ops, whatever they hold (ATTACH-23). */
  get dynamic(): boolean {
    this.touch();
    return this.#importerOps !== null;
  }
}
