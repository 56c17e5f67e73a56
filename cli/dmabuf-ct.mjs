#!/usr/bin/env node
// SPDX-License-Identifier: MIT
import { existsSync } from "node:fs";

const bundle = new URL("../dist/cli.mjs", import.meta.url);
if (existsSync(bundle)) {
  const { main } = await import(bundle.href);
  await main(process.argv.slice(2));
} else {
  process.stderr.write("dmabuf-ct: not built yet: run `npm run build` in the package's folder\n");
  process.exitCode = 3;
}
