// SPDX-License-Identifier: MIT
/** Writes impl/mutants/index.ts from the files of that folder. A test compares the two. */
import { readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../impl/mutants/", import.meta.url));

/** The text of the index. */
export function indexText() {
  const stems = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((stem) => stem !== "index" && stem !== "mutant")
    .sort();
  const name = (stem) => stem.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return [
    "// SPDX-License-Identifier: MIT",
    "// Generated from the files of this folder by properties/mutants/index-files.mjs.",
    ...stems.map((stem) => `import { ${name(stem)} } from "./${stem}.ts";`),
    'import type { Mutant } from "./mutant.ts";',
    "",
    "/** Every seeded defect, by file name. */",
    "export const MUTANTS: Readonly<Record<string, Mutant>> = {",
    ...stems.map((stem) => (/-/.test(stem) ? `  "${stem}": ${name(stem)},` : `  ${stem},`)),
    "};",
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${folder}index.ts`, indexText());
