// SPDX-License-Identifier: MIT
import type { EXPORTER_COMMANDS } from "../../../spec/commands/exporter.ts";
import { REFUSED } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** What an exporter with storage that moves is asked to do. */
export const EXPORTER_HANDLERS: Handlers<keyof typeof EXPORTER_COMMANDS> = {
  "exporter-move": () => REFUSED,
  "exporter-revoke": () => REFUSED,
  "exporter-restore": () => REFUSED,
};
