// SPDX-License-Identifier: MIT
import type { Args, CommandName } from "../../spec/commands/index.ts";
import type { RunnableEra } from "../../spec/eras.ts";
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
import { DIED, DONE } from "./outcome.ts";
import { SessionState } from "./session-state.ts";

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

/** The reference framework behind the target interface. One task: a step that must wait ends the session. */
export class InProcessSession implements Session {
  readonly #state: SessionState;
  readonly #observation: Observation;
  #over = false;

  constructor({ world, era, config, hardware, faults, source, driver }: SessionParts) {
    const core = new Core(era, config, world.pageSizeBytes, hardware, faults);
    this.#state = new SessionState(core, source, driver ?? null);
    this.#observation = {
      outcome: DONE,
      callbacks: core.callbacks,
      diagnostics: core.log.entries,
      census: core.census,
    };
  }

  run(step: AnyStep): Observation {
    if (this.#over) throw new HarnessFault(`step ${step.id}: the only task of this session is blocked or dead`);
    const { core, source } = this.#state;
    if (core.callbacks.length > 0) core.callbacks.length = 0;
    if (core.log.entries.length > 0) core.log.entries.length = 0;
    core.faults.arm(step.fault);
    source.beginStep(step);
    this.#observation.outcome = this.#perform(step);
    this.#collectHardware();
    return this.#observation;
  }

  close(): Leftovers {
    const { core } = this.#state;
    core.log.entries.length = 0;
    this.#collectHardware();
    this.#findLostPages();
    return { census: { ...core.census }, diagnostics: [...core.log.entries] };
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
      const outcome = isSleeping(answer) ? this.#drive(answer) : answer;
      return this.#returnToUserspace(outcome);
    } catch (cause) {
      if (cause instanceof HarnessFault) throw cause;
      const death = cause instanceof TaskDeath ? cause : new Oops(cause);
      this.#state.core.log.entries.push(death.diagnostic);
      this.#over = true;
      return DIED;
    }
  }

  /** Files given up during the call are finished now; a task that sleeps never gets here. */
  #returnToUserspace(outcome: Outcome): Outcome {
    if (this.#over || this.#state.core.deferredFiles.length === 0) return outcome;
    return this.#drive(thenFinishFiles(this.#state, outcome));
  }

  /** Runs straight through. With one task there is nobody to wake it: what yields sleeps for ever. */
  #drive(code: Sleeping<Outcome>): Outcome {
    const at = code.next();
    if (at.done === true) return at.value;
    this.#over = true;
    return { status: "blocked", on: waitName(at.value) };
  }

  #collectHardware(): void {
    const { core } = this.#state;
    for (const diagnostic of core.hardware.drainDiagnostics()) core.log.entries.push(diagnostic);
  }
}

function* thenFinishFiles(state: SessionState, outcome: Outcome): Sleeping<Outcome> {
  yield* finishDeferredFiles(state.core);
  return outcome;
}

/** A third party's coroutine may yield anything. */
function waitName(wait: unknown): string {
  if (typeof wait === "object" && wait !== null && "on" in wait && typeof wait.on === "string") return wait.on;
  return "exporter";
}
