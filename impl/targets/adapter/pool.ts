// SPDX-License-Identifier: MIT
import type { AdapterHello } from "../../../spec/adapter.ts";
import type { AnyStep, Config } from "../../../spec/program.ts";
import { AdapterClient } from "./client.ts";
import { Endpoint, type Launch } from "./endpoint.ts";
import { EXPECTED_HANG_MS_MAX, STEP_MS_MAX } from "./pollution.ts";
import { reconnect } from "./reconnect.ts";
import type { Watch } from "./watch.ts";

/** The adapter that works, and once one was lost a spare, so that the next loss costs no wait for a start. */
export class AdapterPool {
  readonly #launch: Launch;
  readonly #name: string;
  readonly #watch: Watch;
  #current: AdapterClient | null = null;
  #spare: AdapterClient | null = null;
  #spoilt = false;
  /** What the adapter said of itself last. */
  #hello: AdapterHello | null = null;
  #lostAt = "";
  /** Commands that hung when nobody expected it: it takes less patience to see it again. */
  readonly #hanging = new Set<AnyStep["do"]>();

  constructor(launch: Launch, name: string, watch: Watch) {
    this.#launch = launch;
    this.#name = name;
    this.#watch = watch;
  }

  /** The adapter to talk to; waits until it has started. */
  current(): AdapterClient {
    this.#current ??= this.#next();
    this.#hello = this.#current.hello();
    return this.#current;
  }

  #next(): AdapterClient {
    const start = (): AdapterClient => this.#start();
    if (this.#hello === null) return start();
    return reconnect(start, { hello: this.#hello, at: this.#lostAt }, this.#launch.pausesMs ?? []);
  }

  /** The build options, as the adapter said last. */
  get config(): Config {
    return (this.#hello ?? this.current().hello()).config;
  }

  /** Whether a step that waits leaves others who may go on. */
  get severalTasks(): boolean {
    return (this.#hello?.tasksMax ?? 1) > 1;
  }

  get expendable(): boolean {
    return this.#launch.expendable;
  }

  /** How long the answer to a step may take. */
  patienceMs(step: AnyStep): number {
    return this.#hanging.has(step.do) ? EXPECTED_HANG_MS_MAX : STEP_MS_MAX;
  }

  /** A step was not answered in time. */
  hung(step: AnyStep): void {
    this.#hanging.add(step.do);
  }

  #start(): AdapterClient {
    return new AdapterClient(new Endpoint(this.#launch, this.#watch), this.#name, this.#launch);
  }

  /** What the present adapter did spoils it for later programs; the one that runs may still go on. */
  spoil(): void {
    this.#spoilt = true;
  }

  /** It is not, after all. */
  mend(): void {
    this.#spoilt = false;
  }

  /** Before a program begins: an adapter that was spoilt, by a program whose end nobody asked for, goes. */
  renew(): void {
    if (this.#spoilt) this.replace("the end of a program");
  }

  /** The present adapter is of no more use; another takes its place. `lostAt`: what it was asked then. */
  replace(lostAt: string): void {
    this.#spoilt = false;
    this.#lostAt = lostAt;
    this.#current?.endpoint.close();
    this.#current = null;
    // Two agents would share one kernel.
    if (!this.expendable) return;
    this.#current = this.#spare ?? this.#start();
    this.#spare = this.#start();
  }

  /** Ends all adapters. */
  close(): void {
    this.#current?.endpoint.close();
    this.#spare?.endpoint.close();
    this.#current = this.#spare = null;
  }
}
