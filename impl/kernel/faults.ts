// SPDX-License-Identifier: MIT
import type { FaultPoint } from "../../spec/fault.ts";
import type { Fault } from "../../spec/program.ts";

/** What code at a fault point asks: whether this use of it fails. */
export interface FaultPlan {
  fails(point: FaultPoint): boolean;
}

/** The fault of the running step; it fires once, at the `skip`-th use of its point. */
export class Faults implements FaultPlan {
  #point: FaultPoint | null = null;
  #usesLeft = 0;

  /** Arms the fault of a step, or disarms. */
  arm(fault: Fault | undefined): void {
    this.#point = fault === undefined ? null : fault.point;
    this.#usesLeft = fault === undefined ? 0 : fault.skip;
  }

  /** What is armed still; a step that waits takes it along. */
  get left(): Fault | undefined {
    return this.#point === null ? undefined : { point: this.#point, skip: this.#usesLeft };
  }

  fails(point: FaultPoint): boolean {
    if (this.#point !== point) return false;
    if (this.#usesLeft > 0) {
      this.#usesLeft -= 1;
      return false;
    }
    this.#point = null;
    return true;
  }
}
