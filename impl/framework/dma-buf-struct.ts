// SPDX-License-Identifier: MIT
import type { DmaBuf, IosysMap } from "../exporters/kit.ts";
import { Freeable } from "../kernel/freeable.ts";
import { Lock } from "../kernel/lock.ts";
import type { Module } from "../kernel/module.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { FileStruct } from "./file-struct.ts";
import type { Ops } from "./ops.ts";
import { PollSlot } from "./poll-slot.ts";
import { Reservation } from "./reservation.ts";

/** What `dma_buf_export` is given (`struct dma_buf_export_info`); null is the NULL pointer. */
export interface ExportInfo {
  readonly priv: unknown;
  readonly ops: Ops | null;
  readonly sizeBytes: bigint;
  /** Open flags by name, joined with `|`. */
  readonly flags: string;
  readonly exporterName: string | null;
  readonly owner: Module | null;
  readonly reservation: Reservation | null;
}

/** `struct dma_buf`. Exporters see `size` and `priv` of it. */
export class DmaBufStruct extends Freeable implements DmaBuf {
  readonly what = "struct dma_buf";
  /** Step id of the export, the name everybody uses for the buffer. */
  readonly handle: number;
  readonly exporterName: string | null;
  readonly owner: Module | null;
  readonly ownsReservation: boolean;
  /** Newest first; under the reservation lock (ATTACH-12). */
  readonly attachments: AttachmentStruct[] = [];
  /** Only the oldest era uses it, around vmap (VMAP-14). */
  readonly mutex = new Lock("buffer-mutex");
  readonly vmapCache: IosysMap = { memory: "system", address: 0n };
  vmappingCounter = 0;
  /** The pins of all its attachments, those that are gone included. */
  pins = 0;
  /** The userspace name; null and empty differ (NAME-16). */
  name: string | null = null;
  readonly pollIn = new PollSlot(this);
  readonly pollOut = new PollSlot(this);
  /** On the global list. */
  listed = false;
  readonly #size: bigint;
  readonly #priv: unknown;
  readonly #ops: Ops;
  readonly #reservation: Reservation;
  #file: FileStruct | null = null;

  constructor(handle: number, info: ExportInfo, ops: Ops, reservation: Reservation) {
    super();
    this.handle = handle;
    this.#size = info.sizeBytes;
    this.#priv = info.priv;
    this.#ops = ops;
    this.exporterName = info.exporterName;
    this.owner = info.owner;
    this.ownsReservation = info.reservation === null;
    this.#reservation = reservation;
  }

  get size(): bigint {
    this.touch();
    return this.#size;
  }

  get priv(): unknown {
    this.touch();
    return this.#priv;
  }

  get ops(): Ops {
    this.touch();
    return this.#ops;
  }

  get reservation(): Reservation {
    this.touch();
    return this.#reservation;
  }

  /** Null before the end of export only. */
  get file(): FileStruct | null {
    this.touch();
    return this.#file;
  }

  set file(file: FileStruct | null) {
    this.touch();
    this.#file = file;
  }
}

const NO_INFO: ExportInfo = {
  priv: null,
  ops: null,
  sizeBytes: 0n,
  flags: "O_RDONLY",
  exporterName: null,
  owner: null,
  reservation: null,
};

/** A structure of zeros: a buffer that export never made, and which has no file (REF-02, REF-39). */
export function zeroedDmaBuf(): DmaBufStruct {
  return new DmaBufStruct(-1, NO_INFO, {}, new Reservation(false));
}
