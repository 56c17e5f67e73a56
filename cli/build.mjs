// SPDX-License-Identifier: MIT
// Bundles the command line and the engine into dist/. Says nothing when all is well.
import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** Name in dist/ and source of everything that is loaded by name at run time. */
const ENTRIES = {
  cli: "cli/main.ts",
  engine: "properties/engine.ts",
  worker: "properties/remote/worker.ts",
  hunter: "properties/mutants/hunter.ts",
};

await mkdir(dist, { recursive: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ENTRIES,
  outdir: dist,
  bundle: true,
  splitting: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20",
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunk-[hash]",
  sourcemap: "linked",
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  metafile: true,
  logLevel: "error",
}).catch(() => process.exit(1));

// Chunks of earlier builds have other names; they would stay for ever.
const fresh = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const name of await readdir(dist)) {
  if (name.startsWith("chunk-") && !fresh.has(name)) await rm(join(dist, name), { force: true });
}
