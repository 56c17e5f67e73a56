// SPDX-License-Identifier: MIT
/** Emitted C on real kernels: a program that conforms in the suite conforms on its own, and a difference shows. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { type BuiltKernel, builtKernels } from "../impl/targets/linux/build/kernel-manifest.ts";
import { cpioArchive } from "../impl/targets/linux/cpio.ts";
import { emitC } from "../reports/emit/c.ts";
import { Refusal } from "../reports/emit/recording.ts";
import { RUNNABLE_ERAS, type RunnableEra } from "../spec/eras.ts";
import { parseProgram } from "../spec/program-file.ts";
import { demanded } from "./campaign/demanded.ts";

const PROGRAMS = fileURLToPath(new URL("../fixtures/programs", import.meta.url));
const INIT = fileURLToPath(new URL("kernel/reproducers-init.c", import.meta.url));
/** Room for programs that carry their C library with them. */
const MEMORY = "mem=256M";
const EVERY = 4;

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-emit-guest-"));
afterAll(() => rmSync(folder, { recursive: true }));

const plain = builtKernels(cacheOf()).filter(({ manifest: { variant } }) => {
  return variant.source === null && variant.edit === null && !variant.kasan && !variant.smp;
});

function compiled(name: string, file: string): Buffer {
  const program = join(folder, name);
  execFileSync("cc", ["-static", "-o", program, file]);
  return readFileSync(program);
}

function emitted(name: string, text: string): Buffer {
  const file = join(folder, `${name}.c`);
  writeFileSync(file, text);
  return compiled(name, file);
}

/** The programs as the era has them. */
function textsIn(era: RunnableEra): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(PROGRAMS)) {
    const program = { ...parseProgram(readFileSync(join(PROGRAMS, file), "utf8"), file), era };
    try {
      const text = emitC({ program, finding: null, demanded: demanded(program), suite: "0.1.0" });
      texts.set(file.replace(/\.json$/, ""), text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return texts;
}

/** Runs programs in a guest of this kernel; answers how each ended: code and last line. */
function runIn(kernel: BuiltKernel, programs: ReadonlyMap<string, Buffer>): Map<string, string> {
  const initrd = join(folder, "initrd");
  const files = [...programs].map(([name, content]) => ({ name: `programs/${name}`, content }));
  const entries = [{ name: "dev", content: null }, { name: "programs", content: null }, ...files];
  const archive = cpioArchive([...entries, { name: "init", content: compiled("init", INIT) }]);
  writeFileSync(initrd, runnable(archive));
  const output = execFileSync(
    join(kernel.folder, "linux"),
    [MEMORY, `initrd=${initrd}`, "con=null", "con0=null,fd:1", "panic=-1", "quiet"],
    {
      env: { ...process.env, HOME: folder, TMPDIR: folder },
      timeout: 120_000,
      maxBuffer: 1 << 24,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const ends = [...output.matchAll(/^ended (\S+) (-?\d+ .*?)\r?$/gm)];
  return new Map(ends.map(([, name = "", end = ""]) => [name, end]));
}

/** The archive's files are data; here they are programs. */
function runnable(archive: Buffer): Buffer {
  return Buffer.from(archive.toString("latin1").replaceAll("000081a4", "000081ed"), "latin1");
}

const kernelFor = (era: RunnableEra): BuiltKernel | undefined => plain.find(({ manifest }) => manifest.era === era);

describe("on a real kernel", () => {
  // Without the kernels of `dmabuf-ct kernel build` there is nothing to run on.
  for (const era of RUNNABLE_ERAS) {
    test.skipIf(kernelFor(era) === undefined)(`emitted C conforms on ${era}`, { timeout: 240_000 }, () => {
      const sample = [...textsIn(era)].filter((_text, at) => at % EVERY === 0);
      const programs = new Map(sample.map(([name, text]) => [name, emitted(name, text)]));
      const wrong = textsIn(era).get("SYNC-03")?.replace("-EINVAL);", "-EBUSY);") ?? "";
      programs.set("wrong", emitted("wrong", wrong));
      const ends = runIn(kernelFor(era)!, programs);
      expect(ends.get("wrong")).toBe("1 step 3: expected EBUSY, got EINVAL");
      ends.delete("wrong");
      expect(ends.size).toBe(sample.length);
      const odd = [...ends].filter(([, end]) => !/^0 every step|^4 cannot tell: /.test(end));
      expect(odd).toEqual([]);
      const told = [...ends.values()].filter((end) => end.startsWith("0 "));
      expect(told.length).toBeGreaterThan(sample.length * 0.8);
    });
  }
});
