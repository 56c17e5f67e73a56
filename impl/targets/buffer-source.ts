// SPDX-License-Identifier: MIT
import type { Args } from "../../spec/commands/index.ts";
import type { AnyStep } from "../../spec/program.ts";
import { type Exporter, isError, type KernelError } from "../exporters/kit.ts";
import { ScriptedExporter } from "../exporters/scripted.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import type { Ops } from "../framework/ops.ts";
import { HarnessFault, TaskDeath, ThirdPartyThrew } from "../kernel/death.ts";
import type { ExporterEntry, Hardware, MOVER_ENTRIES } from "../kernel/hardware.ts";
import { isSleeping, type Sleeping } from "../kernel/sleep.ts";
import { withBooksClosed } from "../kernel/third-party-sleep.ts";

type Mover = (typeof MOVER_ENTRIES)[number];

/** What an exporter brings to an export. The program may withhold private data or ops from the framework. */
export interface Backing {
  /** What the exporter made, and gets back if the export fails. */
  readonly made: unknown;
  readonly priv: unknown;
  readonly ops: Ops | null;
}

/** Where buffers come from: the scripted exporter or one under test. */
export interface BufferSource {
  beginStep(step: AnyStep): void;
  create(handle: number, args: Args<"export">): Backing | KernelError;
  /** The export failed: nobody will call `release` (REF-25). */
  abandon(handle: number, made: unknown): void;
  /** Asks an exporter with storage that moves. */
  move(what: Mover, dmabuf: DmaBufStruct): Sleeping<unknown>;
}

/** Buffers of the scripted exporter. */
export class ScriptedSource implements BufferSource {
  readonly #exporter: ScriptedExporter;

  constructor(pageSizeBytes: number) {
    this.#exporter = new ScriptedExporter(pageSizeBytes);
  }

  beginStep(step: AnyStep): void {
    this.#exporter.beginStep(step.id, step.replies);
  }

  create(handle: number, args: Args<"export">): Backing {
    return backingOf({ handle }, this.#exporter.opsOf(args.without, args.with), args);
  }

  abandon(): void {}

  move(): Sleeping<unknown> {
    throw new HarnessFault("the scripted exporter has no storage");
  }
}

/** Buffers of an exporter under test. Members the program leaves out are hidden from the framework; none are added. */
export class ExporterSource implements BufferSource {
  readonly #exporter: Exporter;
  readonly #hardware: Hardware;

  constructor(exporter: Exporter, hardware: Hardware) {
    this.#exporter = exporter;
    this.#hardware = hardware;
  }

  beginStep(): void {}

  create(handle: number, args: Args<"export">): Backing | KernelError {
    const made = this.#run("create", handle, () => this.#exporter.create(args.size));
    if (isError(made)) return made;
    return backingOf(made, withoutMembers(this.#exporter.ops, args.without), args);
  }

  abandon(handle: number, made: unknown): void {
    this.#run("abandon", handle, () => this.#exporter.abandon(made));
  }

  *move(what: Mover, dmabuf: DmaBufStruct): Sleeping<unknown> {
    const hardware = this.#hardware;
    const exporter = this.#exporter;
    if (exporter[what] === undefined) throw new HarnessFault(`the exporter has no ${what}`);
    hardware.enterOp(what, dmabuf.handle, null);
    try {
      const code: unknown = exporter[what](dmabuf);
      const answer = isSleeping(code) ? yield* withBooksClosed(hardware, code) : code;
      hardware.leaveOp(isError(answer));
      return answer;
    } catch (cause) {
      hardware.leaveOp(true);
      throw cause instanceof TaskDeath ? cause : new ThirdPartyThrew(what, cause);
    }
  }

  #run(entry: ExporterEntry, handle: number, code: () => unknown): unknown {
    this.#hardware.enterOp(entry, handle, null);
    try {
      const answer = code();
      this.#hardware.leaveOp(isError(answer));
      return answer;
    } catch (cause) {
      this.#hardware.leaveOp(true);
      throw cause instanceof TaskDeath ? cause : new ThirdPartyThrew(entry, cause);
    }
  }
}

function backingOf(made: unknown, ops: Ops, args: Args<"export">): Backing {
  return {
    made,
    priv: args.without.includes("priv") ? null : made,
    ops: args.without.includes("ops") ? null : ops,
  };
}

/** The same ops object but for some members; `this` inside an op still finds everything else. */
function withoutMembers(ops: Ops, without: readonly string[]): Ops {
  if (without.length === 0) return ops;
  const hidden = Object.fromEntries(without.map((name) => [name, { value: undefined }]));
  return Object.create(ops, hidden) as Ops;
}
