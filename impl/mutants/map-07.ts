// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A static importer without the lock gets no ASSERT. */
export const map07: Mutant = {
  clause: "MAP-07",
  title: "only dynamic importers are asked for the reservation lock",
  file: "impl/framework/map-lock.ts",
  find: 'if (core.switches.mapLock === "if-dynamic" && !attachment.dynamic) return;',
  replace: "if (!attachment.dynamic) return;",
};
