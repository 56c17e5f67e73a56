// SPDX-License-Identifier: MIT
/** The parts of the kernel builder that need no kernel. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newWatch } from "../impl/targets/adapter/watch.ts";
import { cacheOf, checkSpace, dropParts, makeWhole, wholeFolders } from "../impl/targets/linux/build/cache.ts";
import { fragments, lostOptions } from "../impl/targets/linux/build/configuration.ts";
import { kernelOf, moduleHash, sourcesIn } from "../impl/targets/linux/build/kernel-manifest.ts";
import { takeLock } from "../impl/targets/linux/build/lock.ts";
import { ownSource } from "../impl/targets/linux/build/source.ts";
import { runPipeline, runTool, toolEnvironment } from "../impl/targets/linux/build/tool.ts";
import { linuxTarget } from "../impl/targets/linux/target.ts";
import { choose } from "./campaign/choose.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-kernel-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sub = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
};

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
    mkdirSync(join(tree, "arch/um"), { recursive: true });
    for (const file of ["arch/um/Makefile", "Kconfig"]) writeFileSync(join(tree, file), "");
    writeFileSync(join(tree, "Makefile"), "VERSION = 6\nPATCHLEVEL = 12\n");
    expect(ownSource(tree)).toMatchObject({ changes: true, title: expect.stringMatching(/\(6\.12\)$/) });
    writeFileSync(join(tree, ".config"), "");
    expect(() => ownSource(tree)).toThrow(/a build of its own; run make mrproper/);
  });

  test("that drops what a guest needs is refused", () => {
    const config = fragments({ kasan: true });
    expect(config).toMatch(/^CONFIG_KASAN=y$/m);
    expect(lostOptions(config, { kasan: true })).toEqual(["DMA_SHARED_BUFFER", "HAS_DMA"]);
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
    expect(kernelOf("6.12", cache)).toBe("none");
    const kernel = (name: string, hash: string): void => {
      mkdirSync(join(cache.kernels, name), { recursive: true });
      const manifest = { schema: "dmabuf-ct/kernel/1", era: "6.12", moduleHash: hash };
      writeFileSync(join(cache.kernels, name, "kernel.json"), JSON.stringify(manifest));
    };
    kernel("old", "0");
    expect(kernelOf("6.12", cache)).toBe("other-module");
    kernel("new", moduleHash());
    expect(kernelOf("6.12", cache)).toMatchObject({ key: "new" });
  });

  test("that is not there is named with the command that makes it", () => {
    const before = process.env["XDG_CACHE_HOME"];
    process.env["XDG_CACHE_HOME"] = sub("empty");
    expect(() => linuxTarget("6.12", newWatch())).toThrow(
      "linux:6.12: no kernel is built; build it: npx dmabuf-ct kernel build 6.12",
    );
    if (before === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before;
    expect(existsSync(join(folder, "empty/dmabuf-ct"))).toBe(false);
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
