// SPDX-License-Identifier: MIT
import type { STATS_COMMANDS } from "../../../spec/commands/stats.ts";
import { dmaBufDebugWrite } from "../../framework/listing.ts";
import { statisticsOf } from "../../framework/statistics.ts";
import { failed, outcomeOf } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** Statistics in sysfs, and the edges of the debug listing. */
export const STATS_HANDLERS: Handlers<keyof typeof STATS_COMMANDS> = {
  "sysfs-list"(session) {
    return outcomeOf(statisticsOf(session.core));
  },

  "debug-list-write"(session) {
    return failed(dmaBufDebugWrite(session.core));
  },
};
