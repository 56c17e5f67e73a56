// SPDX-License-Identifier: MIT
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of C sources and configuration, wherever this code runs from: the sources, or a bundle beside them. */
export function linuxFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const here = join(folder, "impl/targets/linux");
    if (existsSync(join(here, "config/base.config"))) return here;
    if (folder === dirname(folder)) throw new Error("impl/targets/linux is missing from the package");
  }
}
