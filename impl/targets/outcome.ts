// SPDX-License-Identifier: MIT
/** How a step ended, as the session reports it. */
import { ERRNOS, type Errno } from "../../spec/errno.ts";
import type { Outcome } from "../../spec/observation.ts";
import { isError, type KernelError } from "../exporters/kit.ts";

/** Success without a value. */
export const DONE: Outcome = Object.freeze({ status: "ok", value: null });
/** The kernel killed the task. */
export const DIED: Outcome = Object.freeze({ status: "died" });
/** The call has no defined effect and was not run. */
export const REFUSED: Outcome = Object.freeze({ status: "refused" });

const FAILURES = Object.fromEntries(
  ERRNOS.map((errno) => [errno, Object.freeze({ status: "error", errno })]),
) as unknown as Readonly<Record<Errno, Outcome>>;

/** Success with a value. */
export function ok(value: unknown): Outcome {
  return { status: "ok", value };
}

/** A kernel error. */
export function failed(error: KernelError): Outcome {
  return FAILURES[error.errno];
}

/** An error, or success with the answer as value. */
export function outcomeOf(answer: unknown): Outcome {
  return isError(answer) ? failed(answer) : ok(answer);
}

/** An int-like result: an error, a positive number that passes for success (VMAP-27), or success. */
export function resultOf(answer: KernelError | number | undefined): Outcome {
  if (answer === undefined) return DONE;
  return outcomeOf(answer);
}
