// SPDX-License-Identifier: MIT
/** The files `init exporter` writes: the starting module, and the kit as one file that imports nothing. */
import { ERRNOS } from "../spec/errno.ts";
import { DIRECTIONS } from "../spec/op.ts";
import { packageText } from "./package-root.ts";

const KIT_IN_PACKAGE = "../../impl/exporters/kit.ts";
const KIT_BESIDE = "./kit.ts";

/** Replaces a text that must be there: the source it stands in may have changed. */
function swap(source: string, find: string, by: string, where: string): string {
  if (!source.includes(find)) throw new Error(`${where} no longer contains ${JSON.stringify(find)}`);
  return source.replace(find, () => by);
}

function union(name: string, doc: string, members: readonly string[]): string {
  const lines = members.map((member) => `  | ${JSON.stringify(member)}`);
  return `/** ${doc} */\nexport type ${name} =\n${lines.join("\n")};\n`;
}

const IMPORTS = [
  'import type { Errno } from "../../spec/errno.ts";',
  'import type { Direction } from "../../spec/op.ts";',
  "",
  "export type { Direction, Errno };",
  "",
].join("\n");

/** The kit with the two types it imports written out. */
export function kitText(): string {
  const types = [
    union("Errno", "Error names, as in errno.h.", ERRNOS),
    union("Direction", "`enum dma_data_direction`; the last one is no legal value.", DIRECTIONS),
  ].join("\n");
  const inlined = swap(packageText("impl/exporters/kit.ts"), IMPORTS, types, "kit.ts");
  return inlined.replaceAll("dmabuf-conformance/exporter", KIT_BESIDE);
}

/** Name and text of every file of a starting folder. */
export function starterFiles(): Readonly<Record<string, string>> {
  const exporter = packageText("cli/starter/exporter.ts");
  return {
    "exporter.ts": swap(exporter, KIT_IN_PACKAGE, KIT_BESIDE, "exporter.ts"),
    "kit.ts": kitText(),
    "README.md": packageText("cli/starter/README.md"),
  };
}
