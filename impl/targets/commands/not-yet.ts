// SPDX-License-Identifier: MIT
import type { Outcome } from "../../../spec/observation.ts";
import { HarnessFault } from "../../kernel/death.ts";

/** A command the framework does not have so far. */
export function notYet(): Outcome {
  throw new HarnessFault("this command is not written yet");
}
