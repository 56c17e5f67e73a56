// SPDX-License-Identifier: MIT
/** The programs a build needs, the Debian packages that have them, and how the missing ones are named or installed. */
import { existsSync } from "node:fs";
import { type BuildReport, stage } from "./stages.ts";
import { hasTool, outputOf, runTool, ToolFailure } from "./tool.ts";
import { Unavailable } from "./unavailable.ts";

/** Program and package. */
const TOOLS: Readonly<Record<string, string>> = {
  gcc: "gcc",
  make: "make",
  ld: "binutils",
  strip: "binutils",
  flex: "flex",
  bison: "bison",
  bc: "bc",
  cpio: "cpio",
};

/** Only to unpack a source package. */
const UNPACKING: Readonly<Record<string, string>> = { xz: "xz-utils", tar: "tar", "dpkg-deb": "dpkg" };

/** The headers and the static library a guest agent is built with. */
async function hasLibc(): Promise<boolean> {
  const library = await outputOf("gcc", ["-print-file-name=libc.a"]);
  return library !== null && existsSync(library.trim());
}

/** What is missing: programs and their packages. */
async function missingTools(unpacks: boolean): Promise<ReadonlyMap<string, string>> {
  const needed = Object.entries({ ...TOOLS, ...(unpacks ? UNPACKING : {}) });
  const missing = new Map(needed.filter(([tool]) => !hasTool(tool)));
  if (!missing.has("gcc") && !(await hasLibc())) missing.set("libc.a", "libc6-dev");
  // The compiler's package does not bring the C library's headers by itself.
  else if (missing.has("gcc")) missing.set("libc.a", "libc6-dev");
  return missing;
}

function missingText(missing: ReadonlyMap<string, string>): string {
  const tools = [...missing.keys()].map((tool) => (tool === "gcc" ? "a C compiler (gcc)" : tool)).join(", ");
  const packages = [...new Set(missing.values())].join(" ");
  return `the kernel build needs ${tools}; install: apt-get install --no-install-recommends ${packages}`;
}

/** Sees that every program is there; as root it installs the Debian packages of those that are not. */
export async function provideTools(unpacks: boolean, report: BuildReport): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Unavailable(
      `User-Mode Linux kernels can be built on 64-bit x86 Linux only, this is ${process.platform} ${process.arch}`,
    );
  }
  const missing = await missingTools(unpacks);
  if (missing.size === 0) return;
  if (process.getuid?.() !== 0 || !hasTool("apt-get")) throw new Unavailable(missingText(missing));
  const packages = [...new Set(missing.values())];
  try {
    await stage(report, `install ${packages.join(" ")}`, () =>
      runTool("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages]),
    );
  } catch (error) {
    if (error instanceof ToolFailure) throw new Unavailable(missingText(missing));
    throw error;
  }
}
