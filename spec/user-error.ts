// SPDX-License-Identifier: MIT
/** A mistake in what the user gave us: one line saying what and where. It becomes one line on stderr, never a stack trace. */
export class UserError extends Error {
  readonly exitCode: number;

  /** Exit code 2 is "usage or configuration". */
  constructor(message: string, exitCode = 2) {
    super(message);
    this.name = "UserError";
    this.exitCode = exitCode;
  }
}
