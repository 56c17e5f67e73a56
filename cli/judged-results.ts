// SPDX-License-Identifier: MIT
import type { Results } from "../reports/results-file.ts";
import { UserError } from "../spec/user-error.ts";
import { resultsFrom } from "./read-results.ts";

/** The results of a run that came to its verdicts. */
export function judgedResultsFrom(name: string): Results {
  const results = resultsFrom(name);
  if (results.footer !== null) return results;
  throw new UserError(`${name}: the run did not end, so it has no verdicts; run --resume goes on with it`);
}
