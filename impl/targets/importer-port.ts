// SPDX-License-Identifier: MIT
/** A third party's importer behind the port of a session: its generators are run, its calls handed out one by one. */
import type { Args } from "../../spec/commands/index.ts";
import type { Outcome } from "../../spec/observation.ts";
import type { AnyStep } from "../../spec/program.ts";
import type { ImporterCode, ImporterPort, ImporterTurn } from "../../spec/target.ts";
import type { DmaBuf, Importer, ImporterFactory, Steps } from "../importers/kit.ts";
import { isError } from "../importers/kit.ts";
import { HarnessFault } from "../kernel/death.ts";
import { CallingKernel, type Request } from "./importer-kernel.ts";

/** A buffer in use. `use` is the importer's own. */
interface Use {
  readonly use: unknown;
  readonly failed: boolean;
}

export class ModuleImporter implements ImporterPort {
  readonly #kernel: CallingKernel;
  readonly #importer: Importer;
  readonly #uses = new Map<number, Use>();
  readonly #buffers = new Map<number, DmaBuf>();
  /** Sizes of buffers by handle. */
  readonly #sizeOf: (buffer: number) => bigint;

  constructor(factory: ImporterFactory, pageSizeBytes: number, sizeOf: (buffer: number) => bigint) {
    this.#kernel = new CallingKernel(pageSizeBytes);
    this.#importer = factory(this.#kernel);
    this.#kernel.attachOps = this.#importer.attachOps;
    this.#sizeOf = sizeOf;
  }

  get interrupts(): boolean {
    return this.#importer.interrupt !== undefined;
  }

  enter(step: AnyStep): ImporterCode {
    return new RunningCode(() => this.#entry(step));
  }

  notify(attachment: number): ImporterCode | null {
    const object = this.#kernel.attachments.get(attachment);
    const { attachOps } = this.#importer;
    if (object === undefined || attachOps?.moveNotify === undefined) return null;
    return new RunningCode(() => attachOps.moveNotify?.(object));
  }

  #entry(step: AnyStep): unknown {
    if (step.do === "importer-open") return this.#open(step.id, step.args);
    const { importer } = step.args as Args<"importer-close">;
    const use = this.#uses.get(importer);
    if (use === undefined) throw new HarnessFault(`no importer was opened by step ${importer}`);
    // What could not be taken into use has nothing to be asked or given back.
    if (use.failed) return step.do === "importer-read" ? null : undefined;
    return this.#enterOpen(step, use.use);
  }

  #enterOpen(step: AnyStep, use: unknown): unknown {
    switch (step.do) {
      case "importer-read":
        return this.#importer.read(use, step.args.page);
      case "importer-write":
        return this.#importer.write(use, step.args.page, step.args.marker);
      case "importer-interrupt":
        return this.#importer.interrupt?.(use);
      case "importer-close":
        return this.#importer.close(use);
      default:
        throw new HarnessFault(`${step.do} is no entry of an importer`);
    }
  }

  *#open(id: number, { buffer, device }: Args<"importer-open">): Steps<unknown> {
    let dmabuf = this.#buffers.get(buffer);
    if (dmabuf === undefined) {
      dmabuf = this.#kernel.buffers.name({ sizeBytes: this.#sizeOf(buffer) }, buffer);
      this.#buffers.set(buffer, dmabuf);
    }
    const use = yield* this.#importer.open(dmabuf, { index: device ?? 0 });
    this.#uses.set(id, { use, failed: isError(use) });
    return use;
  }
}

function isGenerator(answer: unknown): answer is Generator<unknown, unknown, unknown> {
  return typeof answer === "object" && answer !== null && "next" in answer && typeof answer.next === "function";
}

class RunningCode implements ImporterCode {
  readonly #start: () => unknown;
  #code: Generator<unknown, unknown, unknown> | null = null;

  constructor(start: () => unknown) {
    this.#start = start;
  }

  next(made?: { readonly id: number; readonly outcome: Outcome }): ImporterTurn {
    try {
      return this.#turn(made);
    } catch (cause) {
      if (cause instanceof HarnessFault) throw cause;
      return { threw: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  #turn(made: unknown): ImporterTurn {
    if (this.#code === null) {
      const answer = this.#start();
      if (!isGenerator(answer)) return { ends: answer };
      this.#code = answer;
    }
    const { done, value } = this.#code.next(made);
    if (done === true) return { ends: value };
    if (!isRequest(value)) throw new Error("a generator of the importer yields what no call of the kernel gave it");
    return { call: value.call, args: value.args };
  }
}

function isRequest(value: unknown): value is Request {
  return typeof value === "object" && value !== null && "call" in value && "args" in value;
}
