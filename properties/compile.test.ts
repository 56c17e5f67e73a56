// SPDX-License-Identifier: MIT
/**
 * What must not compile. The compiler is the judge: `tsc --noEmit` complains about an error that is not expected here,
 * and just as much about an expected one that is gone. The assertions below only keep the lines from being lost.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Mutant } from "../impl/mutants/mutant.ts";
import type { Handlers } from "../impl/targets/commands/handler.ts";
import { HANDLERS } from "../impl/targets/commands/index.ts";
import { MEANINGS } from "../model/commands/index.ts";
import type { Invariant } from "../model/invariants.ts";
import type { Check, Meanings } from "../model/rule.ts";
import { CLAUSE_IDS, type ClauseId, isClauseId } from "../spec/clauses/index.ts";
import type { FILE_COMMANDS } from "../spec/commands/file.ts";
import { COMMAND_NAMES, type CommandName } from "../spec/commands/index.ts";
import type { AnyStep, Program } from "../spec/program.ts";
import type { Target } from "../spec/target.ts";

const { stat: statMeaning, ...otherMeanings } = MEANINGS;
const { stat: statHandler, ...otherHandlers } = HANDLERS;

// @ts-expect-error: a command without a meaning
const meanings: Meanings = otherMeanings;

// @ts-expect-error: a meaning for another command's arguments
const exchanged: Meanings = { ...MEANINGS, stat: MEANINGS["resv-lock"] };

// @ts-expect-error: a command without a handler
const handlers: Handlers = otherHandlers;

// @ts-expect-error: an area of commands, one of them without a handler
const areaHandlers: Handlers<keyof typeof FILE_COMMANDS> = otherHandlers;

// @ts-expect-error: a handler for another command's arguments
const exchangedHandlers: Handlers = { ...HANDLERS, stat: HANDLERS["resv-lock"] };

// @ts-expect-error: a target without a way to open it
const target: Target = { name: "half", capabilities: {} as Target["capabilities"] };

// @ts-expect-error: a clause that is not in the register
const clause: ClauseId = "MAP-999";

// @ts-expect-error: a check that blames such a clause
const check: Check<"put">["clause"] = "REF-999";

// @ts-expect-error: an invariant that checks such a clause
const invariant: Invariant["clause"] = "NAME-999";

// @ts-expect-error: a mutant that breaks such a clause
const mutant: Mutant["clause"] = "EXPORT-999";

// @ts-expect-error: a command that is not in the alphabet
const command: CommandName = "exprot";

// @ts-expect-error: an argument the command does not have
const step: AnyStep = { id: 1, do: "put", args: { attachment: 1 } };

// @ts-expect-error: an era that is known but has no row in the switch table
const era: Program["era"] = "5.7";

/** Everything that should not have compiled, so that it is used. */
const MISFITS: readonly unknown[] = [
  ...[meanings, exchanged, handlers, areaHandlers, exchangedHandlers, target],
  ...[clause as unknown, check, invariant, mutant, command, step, era],
];

test("every misfit stands right below its expected error", () => {
  const lines = readFileSync(fileURLToPath(import.meta.url), "utf8").split("\n");
  const expected = lines.flatMap((line, at) => (line.startsWith("// @ts-expect-error: ") ? [lines[at + 1] ?? ""] : []));
  expect(expected.length).toBe(MISFITS.length);
  for (const line of expected) expect(line).toMatch(/^const \w+: /);
});

test("what the types refuse is wrong at run time as well", () => {
  expect(Object.keys(MEANINGS).sort()).toEqual([...COMMAND_NAMES].sort());
  expect(Object.keys(HANDLERS).sort()).toEqual([...COMMAND_NAMES].sort());
  expect([statMeaning, statHandler].every((part) => part !== undefined)).toBe(true);
  expect([clause, check, invariant, mutant].filter((id) => id !== null && isClauseId(id))).toEqual([]);
  expect(CLAUSE_IDS.length).toBeGreaterThan(300);
});
