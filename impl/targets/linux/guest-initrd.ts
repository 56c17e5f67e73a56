// SPDX-License-Identifier: MIT
/** The first files of a guest: those of its kernel, and behind them, as a second archive, the user's modules. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../../../spec/user-error.ts";
import { runFolder } from "../adapter/run-folder.ts";
import type { BuiltKernel } from "./build/kernel-manifest.ts";
import { type ArchiveEntry, cpioArchive } from "./cpio.ts";

/** Where the agent looks for them; they are loaded in the order of their names. */
const EXTRA = "extra";
const ELF = Buffer.from("\x7fELF", "latin1");
const VERMAGIC = /\0?vermagic=([^\0]*)\0/;

function readModule(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UserError(`--module ${path}: ${code === "ENOENT" ? "no such file" : `cannot be read (${code})`}`);
  }
}

/** The module's bytes, if this kernel may take it; the kernel itself looks closer. */
function checkedModule(path: string, kernel: BuiltKernel): Buffer {
  const bytes = readModule(path);
  const [, vermagic] = VERMAGIC.exec(bytes.toString("latin1")) ?? [];
  if (!bytes.subarray(0, ELF.length).equals(ELF) || vermagic === undefined)
    throw new UserError(`--module ${path}: no kernel module`);
  const { release } = kernel.manifest;
  const [built] = vermagic.split(" ");
  if (built === release) return bytes;
  throw new UserError(`--module ${path}: built for Linux ${built}, the guest is ${release}; build it again`);
}

function entriesOf(modules: readonly string[], kernel: BuiltKernel): ArchiveEntry[] {
  const files = modules.map((path, at) => ({
    name: `${EXTRA}/${String(at).padStart(2, "0")}-${basename(path)}`,
    content: checkedModule(path, kernel),
  }));
  return [{ name: EXTRA, content: null }, ...files];
}

/** The initrd a guest boots with; with modules it is one of this run, which goes away with it. */
export function guestInitrd(kernel: BuiltKernel, modules: readonly string[]): string {
  const plain = join(kernel.folder, "initrd");
  if (modules.length === 0) return plain;
  const whole = Buffer.concat([readFileSync(plain), cpioArchive(entriesOf(modules, kernel))]);
  const file = join(runFolder(), `initrd-${createHash("sha256").update(whole).digest("hex").slice(0, 16)}`);
  if (existsSync(file)) return file;
  writeFileSync(`${file}.part`, whole);
  renameSync(`${file}.part`, file);
  return file;
}
