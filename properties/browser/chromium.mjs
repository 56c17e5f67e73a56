// SPDX-License-Identifier: MIT
// Sees to it that there is a browser for the tests: installs Debian's chromium where it is missing and we may.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const browser = process.env.CHROMIUM ?? "/usr/bin/chromium";
const mayInstall = process.env.CHROMIUM === undefined && process.getuid?.() === 0;

const aptGet = (...args) => spawnSync("apt-get", args, { stdio: "inherit" }).status === 0;
const install = () => aptGet("install", "-y", "--no-install-recommends", "chromium");

if (!existsSync(browser) && !(mayInstall && (install() || (aptGet("update") && install())))) {
  console.error(`no browser at ${browser}: install Debian's chromium, or name a browser in CHROMIUM`);
  process.exitCode = 3;
}
