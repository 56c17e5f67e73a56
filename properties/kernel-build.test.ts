// SPDX-License-Identifier: MIT
/** The parts of the kernel builder that need no kernel. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { newWatch } from "../impl/targets/adapter/watch.ts";
import { buildKernel, type KernelWish } from "../impl/targets/linux/build/build-kernel.ts";
import { cacheOf, checkSpace, dropParts, makeWhole, wholeFolders } from "../impl/targets/linux/build/cache.ts";
import { cleanCache, pruneSuperseded } from "../impl/targets/linux/build/clean.ts";
import { fragments, lostOptions } from "../impl/targets/linux/build/configuration.ts";
import { eraOfVersion } from "../impl/targets/linux/build/era-of-version.ts";
import {
  builtKernels,
  kernelOf,
  MANIFEST_SCHEMA,
  moduleHash,
  sourcesIn,
} from "../impl/targets/linux/build/kernel-manifest.ts";
import { takeLock } from "../impl/targets/linux/build/lock.ts";
import { objectsIn, shadowTree } from "../impl/targets/linux/build/shadow.ts";
import { ownSource } from "../impl/targets/linux/build/source.ts";
import type { BuildReport } from "../impl/targets/linux/build/stages.ts";
import { runPipeline, runTool, toolEnvironment } from "../impl/targets/linux/build/tool.ts";
import { linuxTarget } from "../impl/targets/linux/target.ts";
import { type KernelVariant, kernelText, PLAIN_KERNEL, splitKernelText } from "../spec/kernel-variant.ts";
import { parseTarget, targetText } from "../spec/target-text.ts";
import { UserError } from "../spec/user-error.ts";
import { choose } from "./campaign/choose.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-kernel-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sub = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
};

/** What a kernel tree is known by. */
function fakeKernel(tree: string, makefile: string): void {
  mkdirSync(join(tree, "arch/um"), { recursive: true });
  for (const file of ["arch/um/Makefile", "Kconfig"]) writeFileSync(join(tree, file), "");
  writeFileSync(join(tree, "Makefile"), makefile);
}

/** What is thrown to the user. */
async function refusal(work: () => Promise<unknown>): Promise<UserError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const SILENT: BuildReport = { begin: () => undefined, tick: () => undefined, done: () => undefined };
const WISH: KernelWish = { era: "6.12", source: null, kasan: false, smp: false, edit: null };

describe("the cache", () => {
  test("stands where XDG says, else in the home folder", () => {
    expect(cacheOf({ XDG_CACHE_HOME: "/x" }).root).toBe("/x/dmabuf-ct");
    expect(cacheOf({ XDG_CACHE_HOME: "relative", HOME: "/h" }).root).toBe("/h/.cache/dmabuf-ct");
  });

  test("holds whole folders or none", async () => {
    const trees = sub("whole");
    await makeWhole(join(trees, "good"), async (part) => writeFileSync(join(part, "file"), ""));
    const failing = makeWhole(join(trees, "bad"), async (part) => {
      writeFileSync(join(part, "file"), "");
      throw new Error("half way");
    });
    await expect(failing).rejects.toThrow("half way");
    expect(readdirSync(trees)).toEqual(["good"]);
    const full = makeWhole(join(trees, "full"), async () => {
      await runTool("sh", ["-c", "echo 'tar: x: No space left on device' >&2; exit 2"]);
    });
    await expect(full).rejects.toMatchObject({ message: expect.stringMatching(/^no space left/), exitCode: 7 });
    mkdirSync(join(trees, "other.part"));
    mkdirSync(join(trees, "mine.part"));
    expect(wholeFolders(trees)).toEqual(["good"]);
    dropParts(trees, "mine");
    expect(readdirSync(trees).sort()).toEqual(["good", "mine.part"]);
  });

  test("says what is missing when the disk is too small", () => {
    expect(() => checkSpace(cacheOf({ XDG_CACHE_HOME: folder }), 1e18)).toThrow(
      /^not enough disk space: .* GB are free/,
    );
  });
});

describe("the lock", () => {
  test("is held by one, and void when its holder is gone", () => {
    const lock = join(sub("locks"), "lock");
    const release = takeLock(lock);
    expect(() => takeLock(lock)).toThrow(/another dmabuf-ct works on the kernel cache \(process \d+\)/);
    release();
    writeFileSync(lock, "999999999 1\n");
    takeLock(lock)();
    expect(readdirSync(join(folder, "locks"))).toEqual([]);
  });
});

describe("a source tree", () => {
  test("is looked at before anything is built", () => {
    expect(() => ownSource(join(folder, "nowhere"))).toThrow(/no such folder/);
    const tree = sub("tree");
    expect(() => ownSource(tree)).toThrow(/not a kernel tree/);
    fakeKernel(tree, "VERSION = 6\nPATCHLEVEL = 12\n");
    expect(ownSource(tree)).toMatchObject({ changes: true, era: "6.12", name: "tree", version: "6.12" });
    writeFileSync(join(tree, ".config"), "");
    expect(() => ownSource(tree)).toThrow(/a build of its own; run make mrproper/);
  });

  test("is of an era, or refused with the versions that are", () => {
    const eras = ["6.1", "6.2", "6.6", "6.14", "6.15", "7.0", "7.9"].map(eraOfVersion);
    expect(eras).toEqual(["6.1", null, "6.12", "6.12", null, "7.2", "7.2"]);
    const tree = sub("young");
    fakeKernel(tree, "VERSION = 6\nPATCHLEVEL = 17\n");
    expect(() => ownSource(tree)).toThrow(/no clauses for Linux 6.17; versions that can be built: 6.1, 6.6 to 6.14/);
  });

  test("is linked to, never written to", () => {
    const tree = sub("linked");
    fakeKernel(tree, "VERSION = 6\nPATCHLEVEL = 12\n");
    mkdirSync(join(tree, "drivers/dma-buf"), { recursive: true });
    writeFileSync(join(tree, "drivers/dma-buf/dma-buf.c"), "");
    const shadow = join(folder, "shadow");
    shadowTree(tree, shadow);
    writeFileSync(join(objectsIn(shadow), "made"), "");
    rmSync(join(tree, "Kconfig"));
    writeFileSync(join(tree, "Kbuild"), "");
    shadowTree(tree, shadow);
    expect(readdirSync(shadow).sort()).toEqual(["Kbuild", "Makefile", "arch", "drivers", "o"]);
    expect(readdirSync(objectsIn(shadow))).toEqual(["made"]);
    expect(realpathSync(join(shadow, "drivers/dma-buf/dma-buf.c"))).toBe(
      realpathSync(join(tree, "drivers/dma-buf/dma-buf.c")),
    );
    expect(lstatSync(join(shadow, "drivers/dma-buf")).isSymbolicLink()).toBe(false);
  });

  test("that drops what a guest needs is refused", () => {
    const config = fragments({ kasan: true, smp: false });
    expect(config).toMatch(/^CONFIG_KASAN=y$/m);
    expect(lostOptions(config, { kasan: true, smp: false })).toEqual(["DMA_SHARED_BUFFER", "HAS_DMA", "EVENT_TRACING"]);
  });
});

describe("tools", () => {
  test("run without a shell and tell why they fail", async () => {
    await expect(runTool("sh", ["-c", "echo first; echo last >&2; exit 3"])).rejects.toMatchObject({
      message: "sh ended with exit code 3",
      lastLines: expect.arrayContaining(["first", "last"]),
    });
    await expect(runTool("/nowhere/tool", [])).rejects.toThrow(/could not start/);
    await expect(
      runPipeline([
        ["echo", "$HOME; x"],
        ["grep", "-q", "nothing"],
      ]),
    ).rejects.toThrow("grep ended with exit code 1");
    await runPipeline([
      ["echo", "$HOME; x"],
      ["grep", "-q", "HOME; x"],
    ]);
  });

  test("see nothing that would steer make", () => {
    process.env["KBUILD_OUTPUT"] = "/elsewhere";
    expect(toolEnvironment()).not.toHaveProperty("KBUILD_OUTPUT");
    delete process.env["KBUILD_OUTPUT"];
  });
});

describe("a built kernel", () => {
  test("belongs to one version of the module", () => {
    expect(sourcesIn("module").length).toBeGreaterThan(5);
    const cache = cacheOf({ XDG_CACHE_HOME: sub("kernels") });
    expect(kernelOf("6.12", PLAIN_KERNEL, cache)).toBe("none");
    const kernel = (name: string, hash: string): void => {
      mkdirSync(join(cache.kernels, name), { recursive: true });
      const manifest = { schema: MANIFEST_SCHEMA, era: "6.12", variant: PLAIN_KERNEL, moduleHash: hash };
      writeFileSync(join(cache.kernels, name, "kernel.json"), JSON.stringify(manifest));
    };
    kernel("old", "0");
    expect(kernelOf("6.12", PLAIN_KERNEL, cache)).toBe("other-module");
    kernel("new", moduleHash());
    expect(kernelOf("6.12", PLAIN_KERNEL, cache)).toMatchObject({ key: "new" });
  });

  test("that is not there is named with the command that makes it", () => {
    const before = process.env["XDG_CACHE_HOME"];
    process.env["XDG_CACHE_HOME"] = sub("empty");
    expect(() => linuxTarget("6.12", PLAIN_KERNEL, newWatch())).toThrow(
      "linux:6.12: no kernel is built; build it: npx dmabuf-ct kernel build 6.12",
    );
    if (before === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before;
    expect(existsSync(join(folder, "empty/dmabuf-ct"))).toBe(false);
  });
});

describe("a wish", () => {
  test("that cannot be granted is refused before anything is made", async () => {
    const cache = cacheOf({ XDG_CACHE_HOME: join(folder, "wishes") });
    const tree = sub("wished");
    fakeKernel(tree, "VERSION = 6\nPATCHLEVEL = 12\n");
    const lines = await Promise.all(
      [
        { ...WISH, era: null },
        { ...WISH, smp: true },
        { ...WISH, era: "7.2" as const, source: tree },
        { ...WISH, source: folder },
      ].map((wish) => refusal(() => buildKernel(wish, cache, SILENT))),
    );
    expect(lines.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
    expect(lines.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^kernel build: which version\?/),
      expect.stringMatching(/^--smp: guests of 6.12 have one processor only; 7.2 can have several$/),
      expect.stringMatching(/its version is 6.12, of era 6.12, not 7.2$/),
      expect.stringMatching(/not a kernel tree/),
    ]);
    expect(existsSync(join(folder, "wishes"))).toBe(false);
  });

  test("waits for nobody: the second build on one cache says who holds it", async () => {
    const cache = cacheOf({ XDG_CACHE_HOME: sub("busy") });
    mkdirSync(cache.root);
    const release = takeLock(cache.lock);
    const { message, exitCode } = await refusal(() => buildKernel(WISH, cache, SILENT));
    release();
    expect(message).toMatch(/another dmabuf-ct works on the kernel cache/);
    expect(exitCode).toBe(3);
    expect(readdirSync(cache.root)).toEqual([]);
  });

  test("without its tools names the packages", async () => {
    const cache = cacheOf({ XDG_CACHE_HOME: sub("bare") });
    const path = process.env["PATH"];
    process.env["PATH"] = sub("no-tools");
    try {
      const { message, exitCode } = await refusal(() => buildKernel(WISH, cache, SILENT));
      expect(message).toMatch(/needs a C compiler \(gcc\), make, .*flex, bison.*; install: apt-get install .* gcc/);
      expect(exitCode).toBe(7);
    } finally {
      process.env["PATH"] = path;
    }
    expect(readdirSync(cache.root)).toEqual([]);
  });
});

describe("variants", () => {
  test("are named in one order, whatever order they are typed in", () => {
    const { era, variant } = splitKernelText("6.12+edit:a-b+kasan+source:linux-next", "x");
    expect(kernelText(era, variant)).toBe("6.12+source:linux-next+kasan+edit:a-b");
    expect(targetText(parseTarget("linux:7.2+smp"))).toBe("linux:7.2+smp");
    expect(() => parseTarget("linux:6.12+kasam")).toThrow(
      '--target linux:6.12+kasam: unknown kernel variant "kasam"; did you mean kasan?',
    );
    expect(() => parseTarget("linux:6.12+edit:../x")).toThrow(/unknown kernel variant/);
  });

  test("that are not built are named with the command that builds them", () => {
    vi.stubEnv("XDG_CACHE_HOME", sub("no-variants"));
    const named = (text: string) => () => {
      const { era, variant } = splitKernelText(text, "x");
      return linuxTarget(era as "6.12", variant, newWatch());
    };
    expect(named("6.12+kasan")).toThrow(/: npx dmabuf-ct kernel build 6.12 --kasan$/);
    expect(named("6.12+source:mine")).toThrow(/: npx dmabuf-ct kernel build --source <folder of mine>$/);
    expect(named("6.12+edit:x")).toThrow(/: npx dmabuf-ct kernel build 6.12 --edit fixtures\/kernel-edits\/x.json$/);
    vi.unstubAllEnvs();
  });

  test("leave the cache when a later build takes their place", () => {
    const cache = cacheOf({ XDG_CACHE_HOME: sub("pruned") });
    const built = (key: string, variant: KernelVariant, hash: string): void => {
      mkdirSync(join(cache.kernels, key), { recursive: true });
      const manifest = { schema: MANIFEST_SCHEMA, era: "6.12", variant, moduleHash: hash };
      writeFileSync(join(cache.kernels, key, "kernel.json"), JSON.stringify(manifest));
    };
    built("older", PLAIN_KERNEL, "0");
    built("other", { ...PLAIN_KERNEL, kasan: true }, "0");
    built("newer", PLAIN_KERNEL, moduleHash());
    mkdirSync(join(cache.kernels, "unreadable"));
    const newer = builtKernels(cache).find(({ key }) => key === "newer");
    if (newer === undefined) throw new Error("the kernel is gone");
    pruneSuperseded(newer, cache);
    expect(readdirSync(cache.kernels).sort()).toEqual(["newer", "other", "unreadable"]);
    cleanCache(cache, false);
    expect(readdirSync(cache.kernels)).toEqual(["newer"]);
    cleanCache(cache, true);
    expect(existsSync(cache.kernels)).toBe(false);
  });
});

describe("the choice of programs", () => {
  test("takes what exercises rare clauses cheaply first, and fills up in the order drawn", () => {
    const program = (clauses: readonly number[], steps: number, endsEarly = false) => ({ clauses, steps, endsEarly });
    const candidates = [
      program([0], 10),
      program([0], 10),
      program([0, 1], 500),
      program([1], 5),
      program([1], 5, true),
    ];
    expect(choose(candidates, Uint32Array.of(100, 0), 2)).toEqual([0, 3]);
    expect(choose(candidates, Uint32Array.of(100, 100), 3)).toEqual([0, 1, 2]);
  });
});
