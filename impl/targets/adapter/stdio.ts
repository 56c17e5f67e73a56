// SPDX-License-Identifier: MIT
import type { Target } from "../../../spec/target.ts";
import type { Launch } from "./endpoint.ts";
import { adapterTarget } from "./target.ts";
import type { Watch } from "./watch.ts";

/** Any program that speaks the adapter protocol on its standard input and output. The command is the user's, for a shell. */
export function stdioTarget(command: string, watch: Watch): Target {
  const launch: Launch = {
    command: "/bin/sh",
    args: ["-c", command],
    cwd: process.cwd(),
    environment: () => process.env,
    stdio: (input, output, log) => [input, output, log],
  };
  return adapterTarget(`stdio:${command}`, launch, watch);
}
