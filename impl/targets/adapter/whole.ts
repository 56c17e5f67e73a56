// SPDX-License-Identifier: MIT
/**
 * Programs one after the other through one pipe, without waiting between them. What a lost target did not answer goes to
 * the next one, request by request: an adapter may answer many requests together, so that nobody knows which step it
 * died of unless that was the only one under way.
 */
import type { Observation } from "../../../spec/observation.ts";
import type { AnyStep, Config } from "../../../spec/program.ts";
import type { Leftovers, WholeBatch, WholeProgram, WholeRun } from "../../../spec/target.ts";
import type { Reply } from "./client.ts";
import { lastObservation } from "./last-words.ts";
import { EXPECTED_HANG_MS_MAX, isPolluted, STEP_MS_MAX } from "./pollution.ts";
import type { AdapterPool } from "./pool.ts";
import { beginFault, END_FAULT, stepFault } from "./reply-fault.ts";
import { diedAtEnd } from "./session.ts";
import { asksReplacement, leftoversOf, observationOf } from "./wire.ts";

/** Requests an adapter is asked ahead of those under way: more than its window holds. */
const AHEAD = 400;
/** A console log that is longer is cleared as soon as nobody works. */
const LOG_BYTES_MAX = 16 << 20;
/** Programs in a row in which an adapter may die or hang against all expectation: more show nothing new. */
const LOST_IN_A_ROW_MAX = 100;

/** A program on its way. */
interface Journey {
  readonly program: WholeProgram;
  readonly observations: Observation[];
  leftovers: Leftovers | null;
  config: Config;
  /** Request by request. */
  careful: boolean;
  /** An adapter ended while this one or another was under way. */
  suspect: boolean;
  polluted: boolean;
  over: boolean;
}

export class WholeRunner {
  readonly #pool: AdapterPool;
  /** Programs that are not over, the oldest first; the first of them were asked of the present adapter. */
  readonly #road: Journey[] = [];
  #asked = 0;
  /** Requests of the oldest program that were answered: its begin, its steps, its end. */
  #answered = 0;
  #lostAtBegin = 0;
  #logIsLong = false;
  /** How an adapter ended of which nobody knows the step. */
  #unexplained: Observation | null = null;
  #lostInARow = 0;
  /** How the adapter broke, once it did. */
  #fault: { readonly error: unknown } | null = null;

  constructor(pool: AdapterPool) {
    this.#pool = pool;
  }

  /** Sends programs on their way behind those that are there already. */
  start(programs: readonly WholeProgram[]): WholeBatch {
    this.#checkFault();
    const journeys = programs.map((program) => journeyOf(program, programs.length === 1));
    if (this.#road.length === 0) this.#pool.renew();
    this.#road.push(...journeys);
    return {
      pump: () => this.#guarded(() => this.#road.length > 0 && this.#turnSoFar()),
      finish: () => {
        this.#guarded(() => {
          if (journeys.at(-1)?.over === false) this.#turn();
          return journeys.at(-1)?.over === false;
        });
        if (journeys[0]?.over === false) this.#checkFault();
        return journeys.filter(({ over }) => over) satisfies WholeRun[];
      },
    };
  }

  /** Does something again and again as long as it wants. What came back before an adapter broke is not lost by that. */
  #guarded(goesOn: () => boolean): void {
    try {
      while (this.#fault === null && goesOn());
    } catch (error) {
      this.#fault = { error };
    }
  }

  #checkFault(): void {
    if (this.#fault !== null) throw this.#fault.error;
  }

  /** Waits until every program that was sent is over. */
  settle(): void {
    this.#checkFault();
    while (this.#road.length > 0) this.#turn();
  }

  #turn(): void {
    this.#ask();
    this.#take(this.#pool.current().answer());
  }

  /** False: nothing can be done without waiting. */
  #turnSoFar(): boolean {
    this.#ask();
    const reply = this.#pool.current().answerSoFar();
    if (reply !== undefined) this.#take(reply);
    return reply !== undefined;
  }

  #ask(): void {
    const client = this.#pool.current();
    if (this.#logIsLong && client.underWay === 0 && client.waiting === 0) {
      client.endpoint.clearLog();
      this.#logIsLong = false;
    }
    while (client.waiting < AHEAD && !this.#logIsLong) {
      const next = this.#road[this.#asked];
      // Behind a step that is expected to be the last one nothing would be answered.
      if (next === undefined || this.#road[this.#asked - 1]?.program.endsEarly === true) return;
      this.#asked++;
      this.#askProgram(next);
    }
  }

  #askProgram({ program: { world, steps, endsEarly }, careful: alone }: Journey): void {
    const client = this.#pool.current();
    const { devices, exporter } = world;
    client.enqueue({ request: { do: "begin", devices, exporter }, limitMs: STEP_MS_MAX, alone });
    const last = endsEarly ? steps.at(-1) : undefined;
    for (const step of steps) {
      const limitMs = step === last ? EXPECTED_HANG_MS_MAX : this.#pool.patienceMs(step);
      client.enqueue({ request: { do: "step", step }, limitMs, alone: alone || step === last });
    }
    client.enqueue({ request: { do: "end" }, limitMs: STEP_MS_MAX, alone });
  }

  #take(reply: Reply | null): void {
    const journey = this.#road[0];
    if (journey === undefined) throw new Error("an answer that belongs to no program");
    if (reply === null) this.#lost(journey);
    else this.#answer(journey, this.#answered++, reply);
  }

  #answer(journey: Journey, part: number, reply: Reply): void {
    if (part === 0) {
      const fault = beginFault(reply);
      if (fault !== null) throw this.#pool.current().odd(fault);
      return;
    }
    const step = journey.program.steps[part - 1];
    if (step === undefined) {
      journey.leftovers = leftoversOf(reply);
      if (journey.leftovers === null) throw this.#pool.current().odd(END_FAULT);
      journey.polluted ||= asksReplacement(reply);
      this.#lostInARow = 0;
      this.#logIsLong ||= this.#pool.current().endpoint.logBytes > LOG_BYTES_MAX;
      this.#over(journey);
      return;
    }
    const observation = observationOf(reply, journey.observations.at(-1));
    if (observation === null) throw this.#pool.current().odd(stepFault(step, reply));
    journey.observations.push(observation);
    journey.polluted ||= isPolluted(observation, this.#pool.severalTasks);
    if (observation.outcome.status === "blocked" && !this.#pool.severalTasks) this.#blocked(journey, step);
  }

  /** Behind a step that waits for ever, and was not expected to, requests are under way that nobody can serve. */
  #blocked(journey: Journey, step: AnyStep): void {
    const { steps, endsEarly } = journey.program;
    if (endsEarly !== true || step !== steps.at(-1)) this.#over(journey);
  }

  #over(journey: Journey): void {
    journey.over = true;
    journey.config = this.#pool.config;
    this.#road.shift();
    this.#asked--;
    this.#answered = 0;
    this.#lostAtBegin = 0;
    if (journey.polluted) {
      this.#pool.replace("the end of a program");
      this.#again();
    }
    if (this.#unexplained === null || this.#road.some(({ suspect }) => suspect)) return;
    // An adapter ended, and does not again: the last program that may have been the reason tells it.
    journey.observations.splice(-1, 1, this.#unexplained);
    journey.leftovers = null;
    this.#unexplained = null;
  }

  /** The adapter died or hangs. */
  #lost(journey: Journey): void {
    const { endpoint, underWay } = this.#pool.current();
    const last = lastObservation(endpoint);
    const part = this.#answered;
    this.#pool.replace(whereText(journey.program, part, underWay));
    const { expendable } = this.#pool;
    // A connection that was lost is no proof against the step: one that loses it again is.
    if (underWay > 1 || (!expendable && !journey.suspect)) this.#doubt(expendable ? last : null);
    else if (part === 0) this.#lostBetween();
    else this.#ended(journey, part, last);
  }

  /** Any of the programs that were under way may be the reason: they go once more. */
  #doubt(last: Observation | null): void {
    this.#unexplained = last;
    for (const journey of this.#road.slice(0, this.#asked)) journey.careful = journey.suspect = true;
    this.#again();
  }

  #lostBetween(): void {
    if (++this.#lostAtBegin === 2) throw this.#pool.current().odd("dies before it begins a program");
    this.#again();
  }

  /** It is known at what the program ended. */
  #ended(journey: Journey, part: number, last: Observation): void {
    const step = journey.program.steps[part - 1];
    if (step === undefined) journey.leftovers = diedAtEnd();
    else journey.observations.push(last);
    if (step !== undefined && last.outcome.status === "blocked") this.#pool.hung(step);
    if (!journey.program.endsEarly && ++this.#lostInARow === LOST_IN_A_ROW_MAX)
      throw this.#pool.current().odd(`dies or hangs in ${LOST_IN_A_ROW_MAX} programs in a row`);
    this.#unexplained = null;
    journey.polluted = false;
    this.#over(journey);
    this.#again();
  }

  /** What the adapter before did not answer is asked of the present one. */
  #again(): void {
    this.#asked = 0;
    this.#answered = 0;
    const [first] = this.#road;
    if (first !== undefined) first.observations.length = 0;
  }
}

function journeyOf(program: WholeProgram, careful: boolean): Journey {
  const { config } = program;
  return { program, config, observations: [], leftovers: null, careful, suspect: false, polluted: false, over: false };
}

/** What an adapter was asked when it was lost: the oldest request without an answer, and how many more. */
function whereText({ steps }: WholeProgram, part: number, underWay: number): string {
  const step = steps[part - 1];
  const what = step === undefined ? (part === 0 ? "the begin of a program" : "its end") : `step ${step.id}, ${step.do}`;
  return underWay > 1 ? `${what}, or one of ${underWay - 1} requests behind it` : what;
}
