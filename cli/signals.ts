// SPDX-License-Identifier: MIT
import { EXIT } from "../reports/exit-code.ts";

export type StopSignal = "SIGINT" | "SIGTERM";

/** Turns the first Ctrl-C into a wish to stop; the second one ends the process at once. */
export class StopSignals {
  received: StopSignal | null = null;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => this.#take(signal));
  }

  #take(signal: StopSignal): void {
    if (this.received !== null) process.exit(signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated);
    this.received = signal;
  }
}
