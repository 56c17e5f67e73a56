// SPDX-License-Identifier: MIT
import { covers, type EraSwitches, type RunnableEra, switchesOf } from "../../spec/eras.ts";
import { type Callback, type Census, emptyCensus } from "../../spec/observation.ts";
import type { Config } from "../../spec/program.ts";
import { Clock } from "../kernel/clock.ts";
import type { Faults } from "../kernel/faults.ts";
import type { Hardware } from "../kernel/hardware.ts";
import { Lock } from "../kernel/lock.ts";
import { Log } from "../kernel/log.ts";
import { Task } from "../kernel/task.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { FenceStruct } from "./fence-struct.ts";
import type { FileStruct } from "./file-struct.ts";
import type { StatisticsEntry } from "./statistics.ts";
import { Views } from "./views.ts";

/** Everything that is global in the kernel: build options, the list of buffers, counters, and what a step let us see. */
export class Core {
  readonly switches: EraSwitches;
  readonly config: Config;
  readonly pageSizeBytes: number;
  readonly hardware: Hardware;
  readonly faults: Faults;
  readonly log: Log;
  readonly census: Census = emptyCensus();
  readonly callbacks: Callback[] = [];
  readonly views = new Views();
  /** All tasks, by number. */
  readonly tasks: Task[] = [];
  /** The task that runs. */
  task: Task;
  /** Whether a global list exists at all (EXPORT-29). */
  readonly keepsList: boolean;
  /** All buffers, newest first. */
  readonly list: DmaBufStruct[] = [];
  readonly listMutex = new Lock("list-mutex");
  /** Orders in which list mutex and reservations have been taken, as lock debugging remembers them (LOCK-15). */
  readonly lockOrder = { listFirst: false, reservationFirst: false };
  /** Statistics directories in sysfs, in the order they were made. */
  readonly statistics = new Map<DmaBufStruct, StatisticsEntry>();
  /** Files whose last reference is gone: the task finishes them on its way back to userspace (REF-29). */
  readonly deferredFiles: FileStruct[] = [];
  readonly clock = new Clock();
  /** The fence that all share, once somebody asked for it (FENCE-64). */
  stub: FenceStruct | null = null;
  /** Fence contexts given out; 0 is the stub's, the first ones are a program's own (FENCE-03). */
  fenceContexts = 3;
  /** Never goes back, also not for an export that fails later (EXPORT-27, EXPORT-28). */
  nextInode = 0;

  constructor(era: RunnableEra, config: Config, pageSizeBytes: number, hardware: Hardware, faults: Faults) {
    this.switches = switchesOf(era);
    this.config = configOf(era, this.switches, config);
    this.pageSizeBytes = pageSizeBytes;
    this.hardware = hardware;
    this.faults = faults;
    this.log = new Log(this.config.lockDebug, this.config.trace);
    this.task = new Task(0, this.log);
    this.keepsList = this.config.debugFs || !this.switches.listNeedsDebugfs;
  }
}

/** Options an era lacks are off. */
function configOf(era: RunnableEra, switches: EraSwitches, config: Config): Config {
  return {
    ...config,
    sysfsStats: config.sysfsStats && switches.sysfsStats,
    moveNotify: config.moveNotify && switches.moveNotifyOption,
    trace: config.trace && covers({ since: "7.2" }, era),
  };
}
