// SPDX-License-Identifier: MIT
/** Bundles the benchmark and runs it in a fresh process. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
// Some figures are taken in a thread of the engine.
import "../../cli/build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
await build({
  absWorkingDir: root,
  entryPoints: ["properties/bench/main.ts"],
  outfile: "dist/bench.mjs",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "error",
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
});
const { status } = spawnSync(process.execPath, ["dist/bench.mjs", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
