// SPDX-License-Identifier: MIT
import type { Target } from "../../../spec/target.ts";
import type { Launch } from "./endpoint.ts";
import { adapterTarget } from "./target.ts";
import type { Watch } from "./watch.ts";

/** A program started by the user's own command, which is for a shell. */
export function stdioLaunch(command: string): Launch {
  return {
    noun: "adapter",
    greetingMsMax: 20_000,
    expendable: true,
    command: "/bin/sh",
    args: ["-c", command],
    cwd: process.cwd(),
    environment: () => process.env,
    stdio: (input, output, log) => [input, output, log],
  };
}

/** Any program that speaks the adapter protocol on its standard input and output. */
export function stdioTarget(command: string, watch: Watch): Target {
  return adapterTarget(`stdio:${command}`, stdioLaunch(command), watch);
}
