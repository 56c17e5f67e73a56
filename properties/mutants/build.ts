// SPDX-License-Identifier: MIT
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Mutant } from "../../impl/mutants/mutant.ts";

/** Builds the reference target with a defect planted; answers the path of the bundle. */
export async function buildMutant(root: string, id: string, mutant: Mutant): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dmabuf-ct-mutant-"));
  const outfile = join(folder, `${id}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ["impl/targets/reference.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Linked to the checkout's own packages: the bundle stands in a temporary folder.
    alias: { zod: join(root, "node_modules/zod/index.js") },
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    plugins: [plant(root, mutant)],
  });
  return outfile;
}

function plant(root: string, mutant: Mutant): Plugin {
  return {
    name: "plant",
    setup(b) {
      b.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== resolve(root, mutant.file)) return undefined;
        return { contents: edited(mutant, await readFile(path, "utf8")), loader: "ts" };
      });
    },
  };
}

/** The source with the defect in it. Throws when the searched text does not stand there exactly once. */
export function edited(mutant: Mutant, source: string): string {
  const count = source.split(mutant.find).length - 1;
  if (count !== 1) throw new Error(`${mutant.file}: the searched text stands there ${count} times: ${mutant.find}`);
  return source.replace(mutant.find, () => mutant.replace);
}
