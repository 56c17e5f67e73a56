// SPDX-License-Identifier: MIT
/** Moves, revocation and restoring by an exporter whose storage moves. Catalogue §7, §10. */
import type { EXPORTER_COMMANDS } from "../../spec/commands/exporter.ts";
import type { Meaning, Meanings } from "../rule.ts";

const NEVER = { defined: () => false, legal: () => false, phases: [] };

export const EXPORTER_MEANINGS: Pick<Meanings, keyof typeof EXPORTER_COMMANDS> = {
  "exporter-move": NEVER satisfies Meaning<"exporter-move">,
  "exporter-revoke": NEVER satisfies Meaning<"exporter-revoke">,
  "exporter-restore": NEVER satisfies Meaning<"exporter-restore">,
};
