// SPDX-License-Identifier: MIT
import type { Observation } from "../../../spec/observation.ts";
import type { AnyStep, World } from "../../../spec/program.ts";
import type { Leftovers, Session } from "../../../spec/target.ts";
import { UserError } from "../../../spec/user-error.ts";
import { lastObservation } from "./last-words.ts";
import { isPolluted, STEP_MS_MAX } from "./pollution.ts";
import type { AdapterPool } from "./pool.ts";
import { asksReplacement, leftoversOf, observationOf } from "./wire.ts";

/** A program asked step by step. A target that dies, hangs or is spoilt is replaced before the next program. */
export class AdapterSession implements Session {
  readonly #pool: AdapterPool;
  readonly #name: string;
  #over = false;
  /** What the step before showed. */
  #before: Observation | undefined;

  constructor(pool: AdapterPool, name: string, world: World) {
    this.#pool = pool;
    this.#name = name;
    const { devices, exporter } = world;
    pool.renew();
    const client = pool.current();
    client.endpoint.clearLog();
    if (client.ask({ do: "begin", devices, exporter }, STEP_MS_MAX) !== null) return;
    throw new UserError(`${name}: the adapter died between two programs${client.lastWords()}`, 3);
  }

  run(step: AnyStep): Observation {
    if (this.#over) throw new Error(`step ${step.id}: the only task of this session is blocked or dead`);
    const client = this.#pool.current();
    const reply = client.ask({ do: "step", step }, STEP_MS_MAX);
    if (reply === null) return this.#lost();
    const observation = observationOf(reply, this.#before);
    if (observation === null) throw oddStep(this.#name, step, reply);
    this.#before = observation;
    if (isPolluted(observation)) this.#pool.spoil();
    this.#over = observation.outcome.status === "blocked";
    return observation;
  }

  #lost(): Observation {
    this.#over = true;
    const last = lastObservation(this.#pool.current().endpoint);
    this.#pool.replace();
    return last;
  }

  close(): Leftovers {
    const reply = this.#pool.current().ask({ do: "end" }, STEP_MS_MAX);
    const leftovers = reply === null ? null : leftoversOf(reply);
    if (reply !== null && leftovers === null)
      throw new UserError(`${this.#name}: the adapter's end of a program is none`, 3);
    if (reply === null || asksReplacement(reply)) this.#pool.replace();
    return leftovers ?? diedAtEnd();
  }
}

/** What a target leaves that died while it gave back: everything, as far as one can tell. */
export function diedAtEnd(): Leftovers {
  return { census: {} as Leftovers["census"], diagnostics: [] };
}

/** The line for an answer that is no observation. */
export function oddStep(name: string, step: AnyStep, reply: Readonly<Record<string, unknown>>): UserError {
  const { unsupported } = reply;
  const what = typeof unsupported === "string" ? `says it cannot do ${unsupported}` : "answers no observation";
  return new UserError(`${name}: the adapter ${what}: step ${step.id}, ${step.do}`, 3);
}
