// SPDX-License-Identifier: MIT
/**
 * Shared memory between a thread that waits for an adapter, and cannot look at a clock meanwhile, and the thread that
 * watches it. Who waits writes down for whom and how long; who watches ends the adapter's processes when it takes longer.
 */
import { dropRunFolder } from "./run-folder.ts";

/** Adapters that may live at once: the one that works and its spare. */
const PROCESSES = 0;
const PROCESSES_MAX = 4;
const LIMIT_MS = 4;
const BEATS = 5;
const CURRENT = 6;
const KILLED = 7;
const SLOTS = 8;

export type Watch = Int32Array;

export function newWatch(): Watch {
  return new Int32Array(new SharedArrayBuffer(4 * SLOTS));
}

/** An adapter lives from now on. */
export function enroll(watch: Watch, pid: number): void {
  for (let slot = PROCESSES; slot < PROCESSES_MAX; slot++) {
    if (Atomics.compareExchange(watch, slot, 0, pid) === 0) return;
  }
  throw new Error("more adapters than the watch has room for");
}

/** An adapter is gone. */
export function dismiss(watch: Watch, pid: number): void {
  for (let slot = PROCESSES; slot < PROCESSES_MAX; slot++) Atomics.compareExchange(watch, slot, pid, 0);
}

/** The wait for an adapter's next words begins. */
export function beginWait(watch: Watch, pid: number, limitMs: number): void {
  Atomics.store(watch, CURRENT, pid);
  Atomics.add(watch, BEATS, 1);
  Atomics.store(watch, LIMIT_MS, limitMs);
}

/** The wait is over. */
export function endWait(watch: Watch): void {
  Atomics.store(watch, LIMIT_MS, 0);
}

/** Whether an adapter was ended because it took too long. */
export function wasKilled(watch: Watch, pid: number): boolean {
  return Atomics.load(watch, KILLED) === pid;
}

/** An adapter takes too long, and is ended for that. */
export function declareHung(watch: Watch, pid: number): void {
  Atomics.store(watch, KILLED, pid);
}

/** One look, `everyMs` after the one before: ends an adapter that is waited for longer than its limit. */
export class Watcher {
  readonly #watch: Watch;
  #beats = 0;
  #silentMs = 0;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  look(everyMs: number): void {
    const watch = this.#watch;
    const limitMs = Atomics.load(watch, LIMIT_MS);
    const beats = Atomics.load(watch, BEATS);
    this.#silentMs = limitMs > 0 && beats === this.#beats ? this.#silentMs + everyMs : 0;
    this.#beats = beats;
    if (limitMs === 0 || this.#silentMs < limitMs) return;
    const pid = Atomics.load(watch, CURRENT);
    declareHung(watch, pid);
    killGroup(pid);
  }

  /** Ends every adapter that lives: the thread that drives them is gone, or goes. */
  endAll(): void {
    for (let slot = PROCESSES; slot < PROCESSES_MAX; slot++) {
      const pid = Atomics.exchange(this.#watch, slot, 0);
      if (pid !== 0) killGroup(pid);
    }
    dropRunFolder();
  }
}

/** Ends a process and all its children; each adapter leads a group of its own. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It was gone already.
  }
}
