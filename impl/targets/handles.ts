// SPDX-License-Identifier: MIT
import type { TableEntry } from "../../spec/observation.ts";
import type { Direction, SgTable } from "../exporters/kit.ts";
import type { AttachmentStruct } from "../framework/attachment-struct.ts";
import type { FenceCallback, FenceStruct } from "../framework/fence-struct.ts";
import type { ResvCursor } from "../framework/resv-cursor.ts";
import { HarnessFault } from "../kernel/death.ts";

/** Objects of one kind by the id of the step that made them. An unknown handle is the program's fault, not the kernel's. */
export class Handles<T> {
  readonly #kind: string;
  readonly #objects = new Map<number, T>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  set(handle: number, object: T): void {
    this.#objects.set(handle, object);
  }

  get(handle: number): T {
    const object = this.#objects.get(handle);
    if (object === undefined) throw new HarnessFault(`no ${this.#kind} was made by step ${handle}`);
    return object;
  }

  /** All objects, the oldest first. */
  values(): Iterable<T> {
    return this.#objects.values();
  }

  /** The object, or NULL where the program passes it. */
  orNull(handle: number | null): T | null {
    return handle === null ? null : this.get(handle);
  }
}

/** Where a descriptor handle points. The number decides: it may name a newer descriptor after a close. */
export interface FdHandle {
  readonly process: number;
  readonly number: number;
}

/** An attachment as its importer knows it. */
export interface AttachmentHandle {
  readonly attachment: AttachmentStruct;
  detached: boolean;
  /** Mappings to undo before detach; those served from a cache are not counted (MAP-30). */
  liveMappings: number;
  /** Pins the importer asked for itself and has not given back. */
  pins: number;
}

/** A mapping as its importer knows it. */
export interface MappingHandle {
  readonly owner: AttachmentHandle;
  readonly table: SgTable;
  /** Its DMA entries as they were at the map: nobody may change them until the unmap (SG-14). */
  readonly handedOut: readonly TableEntry[];
  readonly direction: Direction;
  /** Served from the attachment's cache: unmapping it is a no-op, any number of times (MAP-29, MAP-30). */
  readonly cached: boolean;
  live: boolean;
  /** Handle of the buffer, and how often its storage had moved when the mapping was made (MOVE-09). */
  readonly buffer: number;
  readonly timesMoved: number;
  /** The exporter has taken its storage back (MOVE-18). */
  revoked: boolean;
}

/** A function and the fence it was added to. */
export interface FenceCallbackHandle {
  readonly fence: FenceStruct;
  readonly callback: FenceCallback;
}

/** A walk over a reservation without its lock. */
export interface CursorHandle {
  readonly cursor: ResvCursor;
  /** Its first step was taken. */
  begun: boolean;
}
