// SPDX-License-Identifier: MIT
/** A target that cannot be used; the message is the one line the user sees. */
export class TargetLoadError extends Error {
  override name = "TargetLoadError";
}
