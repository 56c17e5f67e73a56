// SPDX-License-Identifier: MIT
import type { Target } from "../../../spec/target.ts";
import type { Launch } from "../adapter/endpoint.ts";
import { stdioLaunch } from "../adapter/stdio.ts";
import { adapterTarget } from "../adapter/target.ts";
import type { Watch } from "../adapter/watch.ts";

/** A minute in all: its machine may have to boot. */
const PAUSES_MS = [100, 400, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000];

/**
 * Our agent on a machine of its own, behind any command that leads there. Starting the command again makes a new
 * connection to the same kernel: what kills that one, or spoils it, is not undone.
 */
export function agentTarget(command: string, watch: Watch): Target {
  return adapterTarget(`agent:${command}`, agentLaunch(command), watch);
}

/** How the agent is reached, and again after its connection was lost. */
export function agentLaunch(command: string, pausesMs: readonly number[] = PAUSES_MS): Launch {
  return { ...stdioLaunch(command), noun: "agent", greetingMsMax: 60_000, expendable: false, pausesMs };
}
