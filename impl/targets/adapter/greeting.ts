// SPDX-License-Identifier: MIT
/** What an adapter may say of itself, and what is wrong with it otherwise. */
import { ADAPTER_PROTOCOL, type AdapterHello, adapterHello } from "../../../spec/adapter.ts";
import { COMMAND_NAMES } from "../../../spec/commands/index.ts";
import { FAULT_POINTS } from "../../../spec/fault.ts";
import { issueText } from "../../../spec/issue-text.ts";
import { didYouMean } from "../../../spec/nearest.ts";

/** A name outside of a list, with the nearest one in it. */
function unknownName(kind: string, names: readonly string[], known: readonly string[]): string | null {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return null;
  return `greets with an unknown ${kind}, ${JSON.stringify(unknown)}${didYouMean(unknown, known)}`;
}

/** The first thing wrong with a greeting; null: nothing. */
export function greetingFault(greeting: unknown): string | null {
  if (typeof greeting !== "object" || greeting === null) return "does not greet";
  const protocol = "protocol" in greeting ? greeting.protocol : undefined;
  if (protocol !== undefined && protocol !== ADAPTER_PROTOCOL)
    return `speaks protocol ${JSON.stringify(protocol)}, this suite protocol ${ADAPTER_PROTOCOL}`;
  const parsed = adapterHello.safeParse(greeting);
  if (!parsed.success) return `greets badly: ${issueText(parsed.error, greeting)}`;
  const { commands, faults } = parsed.data;
  if (commands.length === 0) return "greets without a command";
  return unknownName("command", commands, COMMAND_NAMES) ?? unknownName("fault point", faults, FAULT_POINTS);
}

/** A greeting without fault. */
export function greetingOf(greeting: unknown): AdapterHello {
  return adapterHello.parse(greeting);
}
