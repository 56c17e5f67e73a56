// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import type { AcquireContext } from "./acquire-context.ts";
import { error } from "./error.ts";
import { Lock } from "./lock.ts";
import type { Sleeping, Wait } from "./sleep.ts";
import type { Task } from "./task.ts";

/** How a lock call is made. */
export interface LockCall {
  /** Null: as a plain mutex. */
  readonly context: AcquireContext | null;
  readonly interruptible: boolean;
}

const PLAIN: LockCall = { context: null, interruptible: false };

/** A task in the queue of a lock. */
class Waiter implements Wait {
  readonly on: string;
  readonly task: Task;
  readonly call: LockCall;
  readonly #lock: WwMutex;
  /** An older context wants it to look again. */
  woken = false;

  constructor(lock: WwMutex, task: Task, call: LockCall) {
    this.on = lock.on;
    this.#lock = lock;
    this.task = task;
    this.call = call;
  }

  ready(task: Task): boolean {
    if (this.woken) return true;
    if (this.call.interruptible && task.signalled) return true;
    return this.#lock.wakes(this);
  }
}

/** `struct ww_mutex` of a wait-die class: a mutex that contexts lock in groups, the younger one backing off. */
export class WwMutex extends Lock {
  #context: AcquireContext | null = null;
  /** Contexts oldest first, the others among them as they came (WW-19). */
  readonly #waiters: Waiter[] = [];

  /** The context that holds it; null also where it is held without one. */
  get context(): AcquireContext | null {
    this.touch();
    return this.#context;
  }

  /** The first attempt of a lock call without context, which would wait: lock debugging looks at what else is held. */
  override tryLock(task: Task): boolean {
    // A task that waits for itself has broken a duty of its own, which others report.
    if (task.reservationsHeld > 0 && !this.heldBy(task)) task.log.lockReport(); // WW-23, WW-31, LOCK-26
    return this.trylock(task);
  }

  /** Takes it if it is free; nobody reports an attempt that cannot wait (WW-09). */
  trylock(task: Task, context: AcquireContext | null = null): boolean {
    if (!super.tryLock(task)) return false;
    task.reservationsHeld += 1;
    if (context !== null) this.#acquired(context);
    if (context !== null) this.#wakeYounger(context);
    return true;
  }

  override *wait(task: Task): Sleeping<void> {
    yield* this.sleep(task, PLAIN);
  }

  /** Queues, and sleeps until the lock is taken or the wait has to end. Order of decisions: WW-26. */
  *sleep(task: Task, call: LockCall): Sleeping<KernelError | undefined> {
    const waiter = new Waiter(this, task, call);
    if (!this.#enqueue(waiter)) return error("EDEADLK");
    const refusal = yield* this.#waitInQueue(waiter);
    this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
    if (refusal === undefined && call.context !== null) this.#acquired(call.context);
    return refusal;
  }

  *#waitInQueue(waiter: Waiter): Sleeping<KernelError | undefined> {
    const { task, call } = waiter;
    for (;;) {
      if (super.tryLock(task)) break;
      if (call.interruptible && task.signalled) return error("EINTR"); // WW-08
      if (this.#mustDie(waiter)) return error("EDEADLK"); // WW-12
      yield waiter;
      waiter.woken = false;
    }
    task.reservationsHeld += 1;
    return undefined;
  }

  /** Whether an unlock has woken this waiter: it wakes the first one only. */
  wakes(waiter: Waiter): boolean {
    return this.ready() && this.#waiters[0] === waiter;
  }

  override unlock(task: Task): void {
    this.#leaveContext(task); // WW-29
    super.unlock(task);
    task.reservationsHeld -= 1;
  }

  #leaveContext(task: Task): void {
    const context = this.context;
    if (context === null) return;
    if (context.acquired === 0) task.log.lockReport();
    if (context.acquired > 0) context.acquired -= 1;
    this.#context = null;
  }

  #acquired(context: AcquireContext): void {
    checkAcquired(this, context);
    context.acquired += 1;
    this.#context = context;
  }

  /** False: an older context waits already, and this one backs off before it has queued (WW-26). */
  #enqueue(waiter: Waiter): boolean {
    const { context } = waiter.call;
    let place = this.#waiters.length;
    if (context !== null) {
      for (let at = place - 1; at >= 0; at--) {
        const other = this.#waiters[at]?.call.context ?? null;
        if (other === null) continue;
        if (context.youngerThan(other)) {
          if (this.#backsOff(context)) return false;
          break;
        }
        place = at;
      }
      this.#wakeYounger(context);
    }
    this.#waiters.splice(place, 0, waiter);
    return true;
  }

  /** Younger waiters that hold locks look again (WW-13). */
  #wakeYounger(context: AcquireContext): void {
    for (const waiter of this.#waiters) {
      const other = waiter.call.context;
      if (other === null || other.acquired === 0) continue;
      if (other.youngerThan(context)) waiter.woken = true;
    }
  }

  #mustDie(waiter: Waiter): boolean {
    const { context } = waiter.call;
    if (context === null) return false;
    if (this.#context !== null && context.youngerThan(this.#context)) return this.#backsOff(context);
    const first = this.#waiters.find(({ call }) => call.context !== null);
    return first === waiter ? false : this.#backsOff(context);
  }

  /** Only a context that holds locks is told to (WW-05, WW-24). */
  #backsOff(context: AcquireContext): boolean {
    if (context.acquired === 0) return false;
    if (context.contending !== null) context.task.log.lockReport(); // WW-06
    context.contending = this;
    return true;
  }
}

/** What lock debugging has to say when a context gets a lock. */
function checkAcquired(lock: WwMutex, context: AcquireContext): void {
  const { log } = context.task;
  if (context.done) log.lockReport(); // WW-15
  if (context.contending === null) return;
  if (context.contending !== lock) log.lockReport(); // WW-06
  if (context.acquired > 0) log.lockReport(); // WW-07
  context.contending = null;
}
