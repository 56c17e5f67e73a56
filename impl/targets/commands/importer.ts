// SPDX-License-Identifier: MIT
import { IMPORTER_COMMANDS } from "../../../spec/commands/importer.ts";
import type { CommandName } from "../../../spec/commands/index.ts";
import { HarnessFault } from "../../kernel/death.ts";
import type { Handlers } from "./handler.ts";

/** The importer's entries are entered through its port; only what it calls are steps of the framework. */
function entered(): never {
  throw new HarnessFault("an importer's entry is no step of the framework");
}

export const IMPORTER_HANDLERS: Handlers<keyof typeof IMPORTER_COMMANDS> = {
  "importer-open": entered,
  "importer-read": entered,
  "importer-write": entered,
  "importer-interrupt": entered,
  "importer-close": entered,
};

/** Whether only a third party's importer can be asked this. */
export function isForImporter(name: CommandName): boolean {
  return name in IMPORTER_COMMANDS;
}
