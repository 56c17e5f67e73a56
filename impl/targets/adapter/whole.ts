// SPDX-License-Identifier: MIT
/** Programs one after the other through one pipe, without waiting between them; what a lost target did not answer is sent again to the next. */
import type { Observation } from "../../../spec/observation.ts";
import type { AnyStep } from "../../../spec/program.ts";
import type { Leftovers, WholeProgram, WholeRun } from "../../../spec/target.ts";
import { UserError } from "../../../spec/user-error.ts";
import type { Asked, Reply } from "./client.ts";
import { lastObservation } from "./last-words.ts";
import { EXPECTED_HANG_MS_MAX, isPolluted, STEP_MS_MAX } from "./pollution.ts";
import type { AdapterPool } from "./pool.ts";
import { diedAtEnd, oddStep } from "./session.ts";
import { leftoversOf, observationOf } from "./wire.ts";

/** A program on its way. */
interface Journey {
  readonly program: WholeProgram;
  readonly observations: Observation[];
  leftovers: Leftovers | null;
  polluted: boolean;
}

/** What a request belongs to; a step by itself, begin and end by their names. */
interface Part {
  readonly journey: Journey;
  readonly what: "begin" | "end" | AnyStep;
}

export class WholeRunner {
  readonly #pool: AdapterPool;
  readonly #name: string;

  constructor(pool: AdapterPool, name: string) {
    this.#pool = pool;
    this.#name = name;
  }

  run(programs: readonly WholeProgram[]): WholeRun[] {
    const done: Journey[] = [];
    for (let lostBefore = -1; done.length < programs.length; ) {
      const at = done.length;
      const lost = this.#send(programs.slice(at), done);
      if (lost && done.length === at && lostBefore === at) {
        throw new UserError(`${this.#name}: the adapter dies before it begins a program`, 3);
      }
      lostBefore = at;
    }
    return done;
  }

  /** Sends as many programs as one adapter survives; true: it was lost. */
  #send(programs: readonly WholeProgram[], done: Journey[]): boolean {
    const client = this.#pool.current();
    client.endpoint.clearLog();
    const parts: Part[] = [];
    const asked: Asked[] = [];
    for (const program of programs) {
      addProgram(program, parts, asked);
      // Behind a step that is expected to be the last one nothing would be answered.
      if (program.endsEarly) break;
    }
    const answered = client.askAll(asked, (index, reply) => this.#take(parts[index] as Part, reply, done));
    const next = parts[answered];
    const last = parts[answered - 1];
    if (last?.journey.polluted && last.what === "end") this.#pool.replace();
    else if (next !== undefined) return this.#lost(next, done);
    return false;
  }

  /** False: the adapter is spoilt, and what follows must go to another one. */
  #take({ journey, what }: Part, reply: Reply, done: Journey[]): boolean {
    if (what === "begin") return true;
    if (what === "end") {
      journey.leftovers = leftoversOf(reply);
      if (journey.leftovers === null) throw new UserError(`${this.#name}: the adapter's end of a program is none`, 3);
      done.push(journey);
      return !journey.polluted;
    }
    const observation = observationOf(reply);
    if (observation === null) throw oddStep(this.#name, what, reply);
    journey.observations.push(observation);
    journey.polluted ||= isPolluted(observation);
    return true;
  }

  /** The adapter died or hangs at this part: the program ends with it, unless it had not begun. */
  #lost({ journey, what }: Part, done: Journey[]): boolean {
    const { endpoint } = this.#pool.current();
    if (what === "end") journey.leftovers = diedAtEnd();
    else if (what !== "begin") journey.observations.push(lastObservation(endpoint));
    if (what !== "begin") done.push(journey);
    this.#pool.replace();
    return true;
  }
}

function addProgram(program: WholeProgram, parts: Part[], asked: Asked[]): void {
  const journey: Journey = { program, observations: [], leftovers: null, polluted: false };
  const { devices, exporter } = program.world;
  const add = (what: Part["what"], request: Asked["request"], limitMs = STEP_MS_MAX): void => {
    parts.push({ journey, what });
    asked.push({ request, limitMs });
  };
  add("begin", { do: "begin", devices, exporter });
  const last = program.endsEarly ? program.steps.at(-1) : undefined;
  for (const step of program.steps) add(step, { do: "step", step }, step === last ? EXPECTED_HANG_MS_MAX : STEP_MS_MAX);
  add("end", { do: "end" });
}
