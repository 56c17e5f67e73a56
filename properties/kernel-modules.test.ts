// SPDX-License-Identifier: MIT
/** The user's own modules and drivers in a guest: what is said of those that cannot be used, and that the others are judged. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { dropRunFolder } from "../impl/targets/adapter/run-folder.ts";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { cacheOf } from "../impl/targets/linux/build/cache.ts";
import { type BuiltKernel, kernelOf } from "../impl/targets/linux/build/kernel-manifest.ts";
import { buildUserModule } from "../impl/targets/linux/build/user-module.ts";
import { cpioArchive } from "../impl/targets/linux/cpio.ts";
import { guestInitrd } from "../impl/targets/linux/guest-initrd.ts";
import { linuxTarget } from "../impl/targets/linux/target.ts";
import { providerChoice } from "../impl/targets/provider-choice.ts";
import { PLAIN_KERNEL } from "../spec/kernel-variant.ts";
import { type AnyStep, DEFAULT_CONFIG, DEFAULT_DEVICE, PROGRAM_SCHEMA, type Program } from "../spec/program.ts";
import type { Target } from "../spec/target.ts";
import { parseTarget, targetText } from "../spec/target-text.ts";
import { newHits, runProgram } from "./lockstep/run-program.ts";

const SAMPLE = "fixtures/kernel-modules/sample";
const PROVIDER = join(SAMPLE, "provider.json");
const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-modules-"));
const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
  dropRunFolder();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const moduleText = (vermagic: string): string => `\x7fELF\0license=GPL\0vermagic=${vermagic} mod_unload \0`;

describe("drivers behind a target's name", () => {
  test("come back as they were", () => {
    const text = "linux:6.12+kasan --module a.ko --module b/c.ko --provider heap:system";
    const target = parseTarget(text);
    expect(target).toMatchObject({ drivers: { modules: ["a.ko", "b/c.ko"], provider: "heap:system" } });
    expect(targetText(target)).toBe(text);
    expect(targetText(parseTarget("linux:7.2"))).toBe("linux:7.2");
  });
});

describe("a provider", () => {
  test("is a driver of the kernel's own, or described in a file", () => {
    expect(providerChoice("udmabuf")).toBe("udmabuf");
    expect(providerChoice("heap:system")).toBe("system-heap");
    expect(providerChoice("heap:other")).toEqual({ kind: "heap", name: "other" });
    expect(providerChoice(PROVIDER)).toMatchObject({ kind: "ioctl", sizeBytes: 8, fdAt: 8 });
  });

  test.each([
    ["nothing known", "foo", "--provider foo: expected udmabuf, heap:<name>, vgem or a file ending in .json"],
    ["a file that is not there", join(folder, "none.json"), "cannot be read (ENOENT)"],
    ["no JSON", file("no.json", "{"), "no.json: no JSON"],
    ["another schema", file("other.json", '{"schema":"x"}'), 'schema: expected "dmabuf-ct/provider/1", got "x"'],
    [
      "a size beyond the struct",
      file("size.json", readFileSync(PROVIDER, "utf8").replace('"sizeAt": 0', '"sizeAt": 9')),
      "provider.sizeAt: beyond the struct, got 9",
    ],
  ])("that is %s is told in one line", (_what, text, line) => {
    expect(() => providerChoice(text)).toThrow(line);
  });
});

describe("a module for the guest", () => {
  const kernelFolder = join(folder, "kernel");
  mkdirSync(kernelFolder);
  writeFileSync(join(kernelFolder, "initrd"), "first");
  const kernel = { folder: kernelFolder, manifest: { release: "6.12.1-dmabuf" } } as BuiltKernel;

  test("stands behind the kernel's own files, in the order given", () => {
    const modules = ["b.ko", "a.ko"].map((name) => file(name, moduleText("6.12.1-dmabuf")));
    const initrd = guestInitrd(kernel, modules);
    const text = readFileSync(initrd, "latin1");
    expect(text.startsWith("first070701")).toBe(true);
    const names = ["extra/00-b.ko", "extra/01-a.ko", "TRAILER!!!"].map((name) => text.indexOf(name));
    expect(names.every((at) => at > 0)).toBe(true);
    expect([...names].sort((a, b) => a - b)).toEqual(names);
    expect(guestInitrd(kernel, modules)).toBe(initrd);
    expect(guestInitrd(kernel, [])).toBe(join(kernelFolder, "initrd"));
  });

  test.each([
    ["that is not there", () => join(folder, "none.ko"), "none.ko: no such file"],
    ["that is none", () => file("text.ko", "vermagic=6.12.1-dmabuf\0"), "text.ko: no kernel module"],
    [
      "built for another kernel",
      () => file("old.ko", moduleText("6.1.0")),
      "built for Linux 6.1.0, the guest is 6.12.1",
    ],
  ])("%s is told in one line", (_what, path, line) => {
    expect(() => guestInitrd(kernel, [path()])).toThrow(line);
  });

  test("travels in an archive of whole blocks", () => {
    const archive = cpioArchive([
      { name: "extra", content: null },
      { name: "extra/x", content: Buffer.from("abc") },
    ]);
    expect(archive.length % 512).toBe(0);
    expect(archive.subarray(0, 6).toString()).toBe("070701");
    // The length stands in the seventh field of eight digits.
    const at = archive.indexOf("extra/x") - 110;
    expect(archive.subarray(at + 6 + 6 * 8, at + 6 + 7 * 8).toString()).toBe("00000003");
  });
});

const kernel = kernelOf("6.12", PLAIN_KERNEL, cacheOf());
if (typeof kernel !== "object") {
  process.stderr.write("!! no kernel 6.12 is built: modules and drivers are not tried in a guest\n");
}

const EXPORT = {
  size: 0x1000n,
  without: [],
  with: [],
  name: "exporter",
  flags: "O_RDWR",
  owner: null,
  reservation: null,
};

/** Two importers that map at the same time. */
function twoMappings(target: Target): Program {
  const [exporter] = target.capabilities.exporters;
  if (exporter === undefined) throw new Error("the target has no exporter");
  const steps = [
    { id: 1, do: "export", args: EXPORT },
    { id: 2, do: "attach", args: { buffer: 1, device: 0 } },
    { id: 3, do: "attach", args: { buffer: 1, device: 1 } },
    { id: 4, do: "map-unlocked", args: { attachment: 2, direction: "DMA_BIDIRECTIONAL" } },
    { id: 5, do: "map-unlocked", args: { attachment: 3, direction: "DMA_BIDIRECTIONAL" } },
  ] as unknown as AnyStep[];
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE, DEFAULT_DEVICE], exporter };
  const config = target.capabilities.config(DEFAULT_CONFIG);
  return { schema: PROGRAM_SCHEMA, era: "6.12", config, world, steps };
}

describe.skipIf(typeof kernel !== "object")("in a guest", { timeout: 120_000 }, () => {
  const silent = { begin: () => undefined, tick: () => undefined, done: () => undefined };

  function open(provider: string, modules: readonly string[] = []): Target {
    const watch = newWatch();
    watchers.push(new Watcher(watch));
    return linuxTarget("6.12", PLAIN_KERNEL, watch, { modules, provider });
  }

  test("a module's exporter is judged: the right one conforms, the wrong one breaks MAP-33", async () => {
    const wish = { folder: SAMPLE, era: "6.12", kasan: false, out: folder } as const;
    expect((await buildUserModule(wish, cacheOf(), silent)).length).toBe(2);
    const blamed = (name: string) => {
      const target = open(PROVIDER, [join(folder, `${name}.ko`)]);
      expect(target.capabilities.exporters).toMatchObject([
        { kind: "provider", exporterName: name.replaceAll("-", "_") },
      ]);
      return runProgram(target, twoMappings(target), newHits()).violation?.clause;
    };
    expect(blamed("sample-exporter")).toBeUndefined();
    expect(blamed("one-table-exporter")).toBe("MAP-33");
  });

  test.each(["udmabuf", "heap:system"])("%s conforms", (provider) => {
    const target = open(provider);
    expect(target.capabilities.exporters.length).toBe(1);
    expect(runProgram(target, twoMappings(target), newHits()).violation).toBeNull();
  });

  test("a driver that is not there is told in one line", () => {
    expect(() => open(PROVIDER)).toThrow(
      "the provider gives no buffer: there is no /dev/dmabuf-ct-sample in the guest",
    );
  });
});
