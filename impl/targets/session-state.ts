// SPDX-License-Identifier: MIT
import type { Args } from "../../spec/commands/index.ts";
import type { Driver } from "../drivers/driver.ts";
import type { IosysMap } from "../exporters/kit.ts";
import { AddressSpace } from "../framework/address-space.ts";
import type { Core } from "../framework/core.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import { FdTable } from "../framework/fd-table.ts";
import type { FenceStruct } from "../framework/fence-struct.ts";
import type { IosysMemory } from "../framework/iosys-map.ts";
import type { Reservation } from "../framework/reservation.ts";
import type { VmaStruct } from "../framework/vma-struct.ts";
import type { FenceWork } from "../importers/scripted-fence.ts";
import type { AcquireContext } from "../kernel/acquire-context.ts";
import type { MOVER_ENTRIES } from "../kernel/hardware.ts";
import type { Module } from "../kernel/module.ts";
import { Scratch } from "../kernel/scratch.ts";
import type { Task } from "../kernel/task.ts";
import type { BufferSource } from "./buffer-source.ts";
import { ExporterFences } from "./exporter-fences.ts";
import {
  type AttachmentHandle,
  type CursorHandle,
  type FdHandle,
  type FenceCallbackHandle,
  Handles,
  type MappingHandle,
} from "./handles.ts";

/** What a step asks the exporter for, and what importers do when they are told. */
interface MoveRequest {
  readonly what: (typeof MOVER_ENTRIES)[number];
  readonly handle: number;
  readonly reaction: Args<"exporter-move">["reaction"];
}

/** Everything a program has made so far, by handle, on top of one kernel. */
export class SessionState {
  readonly core: Core;
  readonly source: BufferSource;
  /** The driver of the world, if it has one. */
  readonly driver: Driver | null;
  /** The descriptor number of each memory file. */
  readonly memfds = new Handles<number>("memory file");
  readonly modules = new Handles<Module>("module");
  readonly reservations = new Handles<Reservation>("reservation");
  readonly buffers = new Handles<DmaBufStruct>("buffer");
  readonly contexts = new Handles<AcquireContext>("acquire context");
  readonly fences = new Handles<FenceStruct>("fence");
  /** The work behind a program's fences; stubs have none. */
  readonly works = new Map<number, FenceWork>();
  readonly fenceCallbacks = new Handles<FenceCallbackHandle>("fence callback");
  readonly cursors = new Handles<CursorHandle>("cursor");
  readonly fds = new Handles<FdHandle>("descriptor");
  readonly attachments = new Handles<AttachmentHandle>("attachment");
  readonly mappings = new Handles<MappingHandle>("mapping");
  readonly vmas = new Handles<VmaStruct>("user mapping");
  readonly maps = new Handles<IosysMap>("map");
  /** What each task has asked the exporter for that has not ended. */
  readonly moving = new Map<Task, MoveRequest>();
  readonly exporterFences = new ExporterFences();
  /** Moves of storage that have happened, by buffer handle. */
  readonly timesMoved = new Map<number, number>();
  /** The stamp of the youngest acquire context. */
  lastStamp = 0;
  /** The map each buffer's importer got from its last vmap, by buffer handle. */
  readonly vmaps = new Map<number, IosysMap>();
  /** Two processes, so that descriptors can be passed. */
  readonly tables: readonly [FdTable, FdTable];
  readonly spaces: readonly [AddressSpace, AddressSpace] = [new AddressSpace(), new AddressSpace()];
  readonly memory: IosysMemory = { system: new Scratch("plain"), iomem: new Scratch("io") };

  constructor(core: Core, source: BufferSource, driver: Driver | null) {
    this.core = core;
    this.source = source;
    this.driver = driver;
    this.tables = [new FdTable(core.census), new FdTable(core.census)];
  }

  /** How often the storage of a buffer has moved. */
  movesOf(buffer: number): number {
    return this.timesMoved.get(buffer) ?? 0;
  }

  /** The descriptor table of a process. */
  table(process: number): FdTable {
    return process === 0 ? this.tables[0] : this.tables[1];
  }

  /** The user mappings of a process. */
  space(process: number): AddressSpace {
    return process === 0 ? this.spaces[0] : this.spaces[1];
  }
}
