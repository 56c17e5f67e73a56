// SPDX-License-Identifier: MIT
import type { State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";

type OpenArgs = Record<string, unknown>;
type Correlation = (args: OpenArgs, s: State) => void;

const unmap: Correlation = (args, s) => {
  const mapping = s.mappings.get(args["mapping"] as number);
  if (mapping === undefined || args["attachment"] === null) return;
  args["attachment"] = mapping.attachment.id;
  args["direction"] = mapping.direction;
};

const detach: Correlation = (args, s) => {
  const attachment = s.attachments.get(args["attachment"] as number);
  if (attachment !== undefined && args["buffer"] !== null) args["buffer"] = attachment.buffer.id;
};

/** Arguments that belong together: independent draws would almost never agree. */
const CORRELATIONS: Partial<Record<CommandName, Correlation>> = { unmap, "unmap-unlocked": unmap, detach };

/** Makes drawn arguments agree with each other where a caller would. */
export function correlate(name: CommandName, args: OpenArgs, s: State): void {
  CORRELATIONS[name]?.(args, s);
}
