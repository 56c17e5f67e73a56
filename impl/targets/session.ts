// SPDX-License-Identifier: MIT
import type { Args, CommandName } from "../../spec/commands/index.ts";
import type { RunnableEra } from "../../spec/eras.ts";
import { FENCE_TICKS_MOST } from "../../spec/exporter-time.ts";
import type { Observation, Outcome } from "../../spec/observation.ts";
import type { AnyStep, Config, World } from "../../spec/program.ts";
import type { Leftovers, Session } from "../../spec/target.ts";
import type { Driver } from "../drivers/driver.ts";
import { Core } from "../framework/core.ts";
import { finishDeferredFiles } from "../framework/release.ts";
import { HarnessFault, Oops, TaskDeath } from "../kernel/death.ts";
import type { Faults } from "../kernel/faults.ts";
import type { Hardware } from "../kernel/hardware.ts";
import { isSleeping, type Sleeping } from "../kernel/sleep.ts";
import type { BufferSource } from "./buffer-source.ts";
import type { Handler } from "./commands/handler.ts";
import { HANDLERS } from "./commands/index.ts";
import { passTime } from "./commands/task.ts";
import { exporterServices } from "./exporter-services.ts";
import { DIED, DONE } from "./outcome.ts";
import { SessionState } from "./session-state.ts";
import { blockedOn, Tasks } from "./tasks.ts";

/** What an in-process session is built on. */
export interface SessionParts {
  readonly world: World;
  readonly era: RunnableEra;
  readonly config: Config;
  readonly hardware: Hardware;
  readonly faults: Faults;
  readonly source: BufferSource;
  /** The driver of the world, if it has one; it stands behind `source` then. */
  readonly driver?: Driver;
}

/**
 * The reference framework behind the target interface. A step that must wait ends the session where there is nobody else
 * to wake it; otherwise it is completed by a later step.
 */
export class InProcessSession implements Session {
  readonly #state: SessionState;
  readonly #observation: Observation;
  readonly #tasks: Tasks;
  #over = false;

  constructor({ world, era, config, hardware, faults, source, driver }: SessionParts) {
    const core = new Core(era, config, world.pageSizeBytes, hardware, faults);
    this.#state = new SessionState(core, source, driver ?? null);
    hardware.connect(exporterServices(this.#state));
    this.#observation = {
      outcome: DONE,
      callbacks: core.callbacks,
      diagnostics: core.log.entries,
      census: core.census,
    };
    const afterwards = (outcome: Outcome) => (core.deferredFiles.length === 0 ? null : thenFinishFiles(core, outcome));
    const planned = (step: AnyStep): void => source.beginStep(step);
    this.#tasks = new Tasks(core, world.tasks ?? 1, planned, afterwards, (cause) => this.#died(cause));
  }

  run(step: AnyStep): Observation {
    if (this.#over) throw new HarnessFault(`step ${step.id}: the only task of this session is blocked or dead`);
    const { core, source } = this.#state;
    if (core.callbacks.length > 0) core.callbacks.length = 0;
    if (core.log.entries.length > 0) core.log.entries.length = 0;
    const task = step.task ?? 0;
    if (this.#tasks.sleeps(task)) throw new HarnessFault(`step ${step.id}: task ${task} waits in an earlier step`);
    this.#tasks.use(task);
    core.faults.arm(step.fault);
    source.beginStep(step);
    this.#observation.outcome = this.#perform(step);
    if (this.#tasks.asleep && !this.#over) this.#observation.completions = this.#tasks.wake();
    else if (this.#observation.completions !== undefined) delete this.#observation.completions;
    this.#collectHardware();
    return this.#observation;
  }

  close(): Leftovers {
    const { core } = this.#state;
    core.log.entries.length = 0;
    const census = { ...core.census };
    if (!this.#over) this.#awaitExporter();
    this.#collectHardware();
    this.#findLostPages();
    return { census, diagnostics: [...core.log.entries] };
  }

  /** Whatever the exporter has begun comes to an end by itself, and so do its fences (FENCE-71). */
  #awaitExporter(): void {
    const { core, exporterFences } = this.#state;
    try {
      passTime(core, FENCE_TICKS_MOST);
    } catch (cause) {
      this.#died(cause);
    }
    const { length } = exporterFences.pending;
    if (length > 0) core.log.contract("close", "FENCE-71", `${length} fence(s) of the exporter never signal`);
    core.hardware.finish();
  }

  /** Pages that memory files and buffers share: when both are gone, so are they. */
  #findLostPages(): void {
    const { core, driver } = this.#state;
    const lost = driver?.pagesHeld ?? 0;
    if (lost === 0 || core.census.buffers > 0 || core.census.memfds > 0) return;
    core.log.contract("close", "BACK-16", `${lost} page(s) of memory files are left`);
  }

  #perform(step: AnyStep): Outcome {
    try {
      const handler = HANDLERS[step.do] as Handler<CommandName>;
      const answer = handler(this.#state, step.args as Args<CommandName>, step.id);
      if (isSleeping(answer)) return this.#drive(step, answer);
      const { core } = this.#state;
      return core.deferredFiles.length === 0 ? answer : this.#drive(step, thenFinishFiles(core, answer));
    } catch (cause) {
      return this.#died(cause);
    }
  }

  /** An oops leaves locks and lists as they are: nothing can be said of what follows. */
  #died(cause: unknown): Outcome {
    if (cause instanceof HarnessFault) throw cause;
    const death = cause instanceof TaskDeath ? cause : new Oops(cause);
    this.#state.core.log.entries.push(death.diagnostic);
    this.#over = true;
    return DIED;
  }

  #drive(step: AnyStep, code: Sleeping<Outcome>): Outcome {
    const progress = this.#tasks.start(step, code);
    if ("done" in progress) return progress.done;
    // With one task there is nobody to wake it, and whoever waits for a third party's code waits for ever.
    if (this.#tasks.onlyOne || progress.wait.ready === undefined) this.#over = true;
    return blockedOn(progress.wait);
  }

  #collectHardware(): void {
    const { core } = this.#state;
    for (const diagnostic of core.hardware.drainDiagnostics()) core.log.entries.push(diagnostic);
  }
}

/** Files given up during the call are finished on the way back to userspace. */
function* thenFinishFiles(core: Core, outcome: Outcome): Sleeping<Outcome> {
  yield* finishDeferredFiles(core);
  return outcome;
}
