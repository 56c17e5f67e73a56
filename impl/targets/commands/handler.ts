// SPDX-License-Identifier: MIT
import type { Args, CommandName } from "../../../spec/commands/index.ts";
import type { Outcome } from "../../../spec/observation.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import type { SessionState } from "../session-state.ts";

/** Runs one command; `id` is the step's id, the name of the handle it makes. What may sleep is a coroutine. */
export type Handler<N extends CommandName> = (
  session: SessionState,
  args: Args<N>,
  id: number,
) => Outcome | Sleeping<Outcome>;

/** One handler for each of these commands: a missing one does not compile. */
export type Handlers<N extends CommandName = CommandName> = { readonly [K in N]: Handler<K> };
