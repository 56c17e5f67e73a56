// SPDX-License-Identifier: MIT
import { ERRNOS, type Errno } from "../../spec/errno.ts";
import type { KernelError } from "../exporters/kit.ts";

const ERRORS = Object.fromEntries(ERRNOS.map((errno) => [errno, Object.freeze({ errno })])) as Readonly<
  Record<Errno, KernelError>
>;

/** The kernel error of that name, as a value; one object per name. */
export function error(errno: Errno): KernelError {
  return ERRORS[errno];
}

/** Whether a text names an error the suite knows. */
export function isErrno(text: unknown): text is Errno {
  return typeof text === "string" && Object.hasOwn(ERRORS, text);
}
