// SPDX-License-Identifier: MIT
/** The other thread, seen from the main one: ask, wait, and notice when it no longer moves. */
import { Worker } from "node:worker_threads";
import { Watcher } from "../../impl/targets/adapter/watch.ts";
import { isModule, type TargetSpec } from "../../spec/campaign.ts";
import type { TargetDescription } from "../../spec/engine-api.ts";
import { targetText } from "../../spec/target-text.ts";
import { UserError } from "../../spec/user-error.ts";
import { beatsOf, newShared, type Shared } from "./journal.ts";
import type { Answers, Reply, Request, WorkerData } from "./protocol.ts";

/** How long a module may take to load. */
const LOAD_MS_MAX = 10_000;
/** How long a kernel may take to boot, on a machine that does much else. */
const BOOT_MS_MAX = 90_000;
/** How often the watchdog looks. */
const WATCH_MS = 100;

/** A target that cannot be used at all; the message is one line for the user. */
export class TargetLoadError extends Error {
  override name = "TargetLoadError";
}

/** The step that runs did not return in time. The thread is gone; the journal says what it did. */
export class Hang extends Error {
  override name = "Hang";
}

export class Remote {
  readonly shared: Shared;
  readonly info: TargetDescription;
  private readonly worker: Worker;
  private readonly adapters: Adapters;

  private constructor(worker: Worker, shared: Shared, adapters: Adapters, info: TargetDescription) {
    this.worker = worker;
    this.adapters = adapters;
    this.shared = shared;
    this.info = info;
  }

  /** Starts a thread and loads the target in it. */
  static async start(target: TargetSpec, mutantBundle: string | null): Promise<Remote> {
    const shared = newShared();
    const workerData: WorkerData = { target, mutantBundle, shared };
    const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData, stdout: true, stderr: true });
    const adapters = new Adapters(shared);
    const reply = await firstReply(worker, target).catch((error: unknown) => {
      adapters.end();
      throw error;
    });
    if (reply.kind === "ready") return new Remote(worker, shared, adapters, reply.info);
    await worker.terminate();
    adapters.end();
    if (reply.kind === "unusable") throw unusable(reply);
    throw new Error(`the target's thread said ${reply.kind} before it was ready`);
  }

  /** Sends a request and waits for its answer; rejects with {@link Hang} when no step begins for `silenceMsMax`. */
  async ask<K extends keyof Answers>(
    request: Request & { readonly do: K },
    silenceMsMax: number,
    onReply: (reply: Reply) => void = ignore,
  ): Promise<Answers[K]> {
    return new Promise((resolve, reject) => {
      const watchdog = watch(this.shared, silenceMsMax, () => finish(() => reject(new Hang("a step did not return"))));
      const listen = (reply: Reply): void => {
        if (reply.kind === "answer") finish(() => resolve(reply.answer as Answers[K]));
        else if (reply.kind === "fault") finish(() => reject(faultOf(reply)));
        else onReply(reply);
      };
      const failed = (error: Error): void => finish(() => reject(error));
      const exited = (): void => finish(() => reject(new Error("the target's thread ended by itself")));
      const finish = (settle: () => void): void => {
        clearInterval(watchdog);
        this.worker.off("message", listen).off("error", failed).off("exit", exited);
        settle();
      };
      this.worker.on("message", listen).on("error", failed).on("exit", exited);
      this.worker.postMessage(request);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
    this.adapters.end();
  }
}

/** The processes behind the other thread: watched while it lives, ended with it, whatever ends it. */
class Adapters {
  private readonly watcher: Watcher;
  private readonly timer: NodeJS.Timeout;
  private readonly onExit = (): void => this.watcher.endAll();

  constructor(shared: Shared) {
    this.watcher = new Watcher(shared.watch);
    this.timer = setInterval(() => this.watcher.look(WATCH_MS), WATCH_MS);
    this.timer.unref();
    process.once("exit", this.onExit);
  }

  end(): void {
    clearInterval(this.timer);
    process.off("exit", this.onExit);
    this.watcher.endAll();
  }
}

function unusable({ message, exitCode }: Reply & { readonly kind: "unusable" }): Error {
  return exitCode === null ? new TargetLoadError(message) : new UserError(message, exitCode);
}

async function firstReply(worker: Worker, target: TargetSpec): Promise<Reply> {
  const here = target.kind === "reference" || isModule(target);
  const limitMs = here ? LOAD_MS_MAX : BOOT_MS_MAX;
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      const what = isModule(target) ? target.path : targetText(target);
      void worker.terminate();
      reject(new TargetLoadError(`${what}: did not finish loading within ${limitMs / 1000} s`));
    }, limitMs);
    worker.once("message", (reply: Reply) => {
      clearTimeout(late);
      resolve(reply);
    });
    worker.once("error", (error) => {
      clearTimeout(late);
      reject(error);
    });
  });
}

function watch(shared: Shared, silenceMsMax: number, onSilence: () => void): NodeJS.Timeout {
  let beats = beatsOf(shared);
  let silentMs = 0;
  return setInterval(() => {
    const now = beatsOf(shared);
    silentMs = now === beats ? silentMs + WATCH_MS : 0;
    beats = now;
    if (silentMs >= silenceMsMax) onSilence();
  }, WATCH_MS);
}

function faultOf(reply: Reply & { readonly kind: "fault" }): Error {
  if (reply.exitCode !== null) return new UserError(reply.message, reply.exitCode);
  const error = new Error(reply.message);
  error.stack = reply.stack;
  return error;
}

function ignore(): void {}
