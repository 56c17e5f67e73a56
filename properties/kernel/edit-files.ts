// SPDX-License-Identifier: MIT
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type NamedEdit, readEdit } from "../../impl/targets/linux/build/edit.ts";

/** The edits kept with the suite, by name. */
export function editFiles(root: string): NamedEdit[] {
  const folder = join(root, "fixtures/kernel-edits");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => readEdit(join(folder, name)));
}
