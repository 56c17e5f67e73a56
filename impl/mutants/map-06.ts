// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A dynamic importer of a static exporter gets no ASSERT. */
export const map06: Mutant = {
  clause: "MAP-06",
  title: "plain map asserts the lock for dynamic exporters only",
  file: "impl/framework/map-lock.ts",
  find: 'if (core.switches.mapLock === "if-dynamic" && !attachment.dynamic) return;',
  replace: 'if (core.switches.mapLock === "if-dynamic" && !isDynamic(attachment.dmabuf.ops)) return;',
  era: "6.1",
};
