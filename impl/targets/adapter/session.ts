// SPDX-License-Identifier: MIT
import type { Observation } from "../../../spec/observation.ts";
import type { AnyStep, World } from "../../../spec/program.ts";
import type { Leftovers, Session } from "../../../spec/target.ts";
import { lastObservation } from "./last-words.ts";
import { isPolluted, STEP_MS_MAX } from "./pollution.ts";
import type { AdapterPool } from "./pool.ts";
import { beginFault, END_FAULT, stepFault } from "./reply-fault.ts";
import { asksReplacement, leftoversOf, observationOf } from "./wire.ts";

/** A program asked step by step. A target that dies, hangs or is spoilt is replaced before the next program. */
export class AdapterSession implements Session {
  readonly #pool: AdapterPool;
  #over = false;
  #polluted = false;
  /** What the step before showed. */
  #before: Observation | undefined;

  constructor(pool: AdapterPool, world: World) {
    this.#pool = pool;
    const { devices, exporter } = world;
    pool.renew();
    const client = pool.current();
    client.endpoint.clearLog();
    const reply = client.ask({ do: "begin", devices, exporter }, STEP_MS_MAX);
    const fault = reply === null ? `died between two programs${client.lastWords()}` : beginFault(reply);
    if (fault !== null) throw client.odd(fault);
  }

  run(step: AnyStep): Observation {
    if (this.#over) throw new Error(`step ${step.id}: the only task of this session is blocked or dead`);
    const client = this.#pool.current();
    const reply = client.ask({ do: "step", step }, this.#pool.patienceMs(step));
    if (reply === null) return this.#lost(step);
    const observation = observationOf(reply, this.#before);
    if (observation === null) throw client.odd(stepFault(step, reply));
    this.#before = observation;
    const { severalTasks } = this.#pool;
    const blocked = observation.outcome.status === "blocked";
    this.#polluted ||= isPolluted(observation, severalTasks);
    // A session that nobody closes leaves its sleepers behind.
    if (this.#polluted || blocked) this.#pool.spoil();
    this.#over = blocked && !severalTasks;
    return observation;
  }

  #lost(step: AnyStep): Observation {
    this.#over = true;
    const last = lastObservation(this.#pool.current().endpoint);
    if (last.outcome.status === "blocked") this.#pool.hung(step);
    this.#pool.replace(`step ${step.id}, ${step.do}`);
    return last;
  }

  close(): Leftovers {
    const client = this.#pool.current();
    const reply = client.ask({ do: "end" }, STEP_MS_MAX);
    const leftovers = reply === null ? null : leftoversOf(reply);
    if (reply !== null && leftovers === null) throw client.odd(END_FAULT);
    if (reply === null || asksReplacement(reply)) this.#pool.replace("the end of a program");
    else if (!this.#polluted) this.#pool.mend();
    return leftovers ?? diedAtEnd();
  }
}

/** What a target leaves that died while it gave back: everything, as far as one can tell. */
export function diedAtEnd(): Leftovers {
  return { census: {} as Leftovers["census"], diagnostics: [] };
}
