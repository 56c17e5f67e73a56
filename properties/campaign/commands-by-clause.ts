// SPDX-License-Identifier: MIT
import { MEANINGS } from "../../model/commands/index.ts";
import { clausesOf } from "../../model/mentions.ts";
import type { Meaning } from "../../model/rule.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import { COMMAND_NAMES, type CommandName } from "../../spec/commands/index.ts";

/** The commands whose meaning names each clause. */
export function commandsByClause(): Partial<Record<ClauseId, CommandName[]>> {
  const commands: Partial<Record<ClauseId, CommandName[]>> = {};
  for (const name of COMMAND_NAMES) {
    for (const clause of clausesOf(MEANINGS[name] as Meaning<CommandName>)) {
      const list = commands[clause] ?? [];
      list.push(name);
      commands[clause] = list;
    }
  }
  return commands;
}

/** The commands that speak of the clauses somebody cares for; none: of all alike. */
export function focusOn(only: readonly ClauseId[]): readonly CommandName[] {
  if (only.length === 0) return [];
  const commands = commandsByClause();
  return [...new Set(only.flatMap((id) => commands[id] ?? []))];
}
