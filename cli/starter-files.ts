// SPDX-License-Identifier: MIT
/** The files `init` writes: the starting module, and the kit as one file that imports nothing. */
import { USAGES } from "../spec/commands/resv.ts";
import { ERRNOS } from "../spec/errno.ts";
import { DIRECTIONS } from "../spec/op.ts";
import { packageText } from "./package-root.ts";

export const STARTER_KINDS = ["exporter", "importer"] as const;

export type StarterKind = (typeof STARTER_KINDS)[number];

const KIT_BESIDE = "./kit.ts";

function kitInPackage(kind: StarterKind): string {
  return `impl/${kind}s/kit.ts`;
}

/** Replaces a text that must be there: the source it stands in may have changed. */
function swap(source: string, find: string, by: string, where: string): string {
  if (!source.includes(find)) throw new Error(`${where} no longer contains ${JSON.stringify(find)}`);
  return source.replace(find, () => by);
}

function union(name: string, doc: string, members: readonly string[]): string {
  const lines = members.map((member) => `  | ${JSON.stringify(member)}`);
  return `/** ${doc} */\nexport type ${name} =\n${lines.join("\n")};\n`;
}

const ERRNO_IMPORT = 'import type { Errno } from "../../spec/errno.ts";\n';
const DIRECTION_IMPORT = 'import type { Direction } from "../../spec/op.ts";\n';

/** What a kit imports, and what stands for it in a file of its own. */
const IMPORTS: Readonly<Record<StarterKind, readonly string[]>> = {
  exporter: [ERRNO_IMPORT, DIRECTION_IMPORT, "\nexport type { Direction, Errno };\n"],
  importer: [
    'import type { Usage } from "../../spec/commands/resv.ts";\n',
    ...[ERRNO_IMPORT, DIRECTION_IMPORT, "\nexport type { Direction, Errno, Usage };\n"],
  ],
};

function typesOf(kind: StarterKind): string {
  const types = [
    union("Errno", "Error names, as in errno.h.", ERRNOS),
    union("Direction", "`enum dma_data_direction`; the last one is no legal value.", DIRECTIONS),
  ];
  const usage = union("Usage", "`enum dma_resv_usage`: asking for one asks for those before it as well.", USAGES);
  return (kind === "importer" ? [...types, usage] : types).join("\n");
}

/** The kit with the types it imports written out. */
export function kitText(kind: StarterKind): string {
  const inPackage = packageText(kitInPackage(kind));
  const inlined = swap(inPackage, IMPORTS[kind].join(""), typesOf(kind), "kit.ts");
  return inlined.replaceAll(`dmabuf-conformance/${kind}`, KIT_BESIDE);
}

/** Name and text of every file of a starting folder. */
export function starterFiles(kind: StarterKind): Readonly<Record<string, string>> {
  const module = packageText(`cli/starter/${kind}.ts`);
  return {
    [`${kind}.ts`]: swap(module, `../../${kitInPackage(kind)}`, KIT_BESIDE, `${kind}.ts`),
    "kit.ts": kitText(kind),
    "README.md": packageText(`cli/starter/${kind}.md`),
  };
}
