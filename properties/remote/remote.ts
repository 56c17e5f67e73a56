// SPDX-License-Identifier: MIT
/** The other thread, seen from the main one: ask, wait, and notice when it no longer moves. */
import { Worker } from "node:worker_threads";
import type { TargetSpec } from "../../spec/campaign.ts";
import type { TargetDescription } from "../../spec/engine-api.ts";
import { beatsOf, newShared, type Shared } from "./journal.ts";
import type { Answers, Reply, Request, WorkerData } from "./protocol.ts";

/** How long a module may take to load. */
const LOAD_MS_MAX = 10_000;
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

  private constructor(worker: Worker, shared: Shared, info: TargetDescription) {
    this.worker = worker;
    this.shared = shared;
    this.info = info;
  }

  /** Starts a thread and loads the target in it. */
  static async start(target: TargetSpec, mutantBundle: string | null): Promise<Remote> {
    const shared = newShared();
    const workerData: WorkerData = { target, mutantBundle, shared };
    const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData, stdout: true, stderr: true });
    const reply = await firstReply(worker, target);
    if (reply.kind === "ready") return new Remote(worker, shared, reply.info);
    await worker.terminate();
    if (reply.kind === "unusable") throw new TargetLoadError(reply.message);
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
  }
}

async function firstReply(worker: Worker, target: TargetSpec): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      const what = target.kind === "exporter" ? target.path : "the target";
      void worker.terminate();
      reject(new TargetLoadError(`${what}: did not finish loading within ${LOAD_MS_MAX / 1000} s`));
    }, LOAD_MS_MAX);
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
  const error = new Error(reply.message);
  error.stack = reply.stack;
  return error;
}

function ignore(): void {}
