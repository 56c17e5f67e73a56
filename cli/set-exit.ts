// SPDX-License-Identifier: MIT
import { EXIT_STYLES, type ExitStyle, styledExit } from "../reports/exit-style.ts";

/** Options of sub-commands whose exit status can be asked for in another style. */
export interface ExitOptions {
  readonly exitStyle?: ExitStyle;
}

/** Sets the exit status of the program. `onlyKnown`: nothing held, and what failed was expected to. */
export function setExit(code: number, { exitStyle = "gate" }: ExitOptions, onlyKnown = false): void {
  process.exitCode = styledExit(code, exitStyle, onlyKnown);
}

/** The style a command line asks for: an error may come before its options are read. */
export function styleIn(args: readonly string[]): ExitStyle {
  if (args[0] === "bisect-run") return "bisect";
  const at = args.findLastIndex((arg) => arg === "--exit-style" || arg.startsWith("--exit-style="));
  const text = args[at]?.startsWith("--exit-style=") ? args[at].slice("--exit-style=".length) : args[at + 1];
  return (at < 0 ? undefined : EXIT_STYLES.find((style) => style === text)) ?? "gate";
}
