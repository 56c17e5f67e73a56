// SPDX-License-Identifier: MIT
import { type Command, Option } from "commander";
import { EXIT_STYLES } from "../reports/exit-style.ts";
import { runnableEra } from "../spec/program-check.ts";
import { list } from "./values.ts";

/** Adds `--json` and `--no-color`. */
export function withOutput(command: Command, json = "print one JSON document instead of text"): Command {
  return command.option("--json", json).option("--no-color", "plain text even on a terminal");
}

/** Adds `--target`, and the hidden option that plants a defect. */
export function withTarget(command: Command, fallback: string): Command {
  return command
    .addOption(
      new Option(
        "--target <target>",
        `reference, exporter:<module.ts>, importer:<module.ts>, linux:<version>, agent:<command> or stdio:<command> (default: ${fallback})`,
      ),
    )
    .option("--module <file.ko>", "load a kernel module into the guest (linux targets; repeatable)", list)
    .option("--provider <which>", "take buffers from: udmabuf, heap:<name>, vgem or an ioctl's <file.json>")
    .addOption(new Option("--mutant <id>", "plant a seeded defect into the reference").hideHelp());
}

/** Adds `--era`. */
export function withEra(command: Command, fallback: string): Command {
  const parse = (text: string) => runnableEra(text, "--era");
  return command.option("--era <era>", `kernel era: 6.1, 6.12 or 7.2 (default: ${fallback})`, parse);
}

/** Adds `--exit-style`. */
export function withExitStyle(command: Command): Command {
  const option = new Option(
    "--exit-style <style>",
    "whose exit codes to speak; bisect: 0 good, 1 bad, 125 cannot tell",
  );
  return command.addOption(option.choices(EXIT_STYLES).default("gate"));
}
