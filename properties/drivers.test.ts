// SPDX-License-Identifier: MIT
/** The drivers written anew for the reference target, looked at directly: what no single step of a program shows. */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import type { Args, CommandName } from "../spec/commands/index.ts";
import { covers, RUNNABLE_ERAS, type RunnableEra } from "../spec/eras.ts";
import type { Census, Diagnostic, Observation } from "../spec/observation.ts";
import { type AnyStep, type Config, DEFAULT_CONFIG, DEFAULT_DEVICE, type ExporterKind } from "../spec/program.ts";

const target = referenceTarget();

/** A session that numbers its steps and keeps the diagnostics of all of them. */
class Driven {
  readonly said: Diagnostic[] = [];
  readonly #session;
  #id = 0;

  constructor(kind: ExporterKind, era: RunnableEra, config: Partial<Config> = {}) {
    const exporter = target.capabilities.exporters.find((e) => e.kind === kind && covers(e.eras ?? {}, era));
    if (exporter === undefined) throw new Error(`no ${kind} in era ${era}`);
    const world = { pageSizeBytes: 4096, devices: [{ ...DEFAULT_DEVICE, coherent: false }], exporter };
    this.#session = target.open(world, era, { ...DEFAULT_CONFIG, ...config });
  }

  /** The id of the step, which is the handle it makes. */
  make<N extends CommandName>(command: N, args: Args<N>): number {
    expect(this.run(command, args).outcome).toMatchObject({ status: "ok" });
    return this.#id;
  }

  run<N extends CommandName>(command: N, args: Args<N>): Observation {
    this.#id += 1;
    const observation = this.#session.run({ id: this.#id, do: command, args } as unknown as AnyStep);
    this.said.push(...observation.diagnostics);
    return observation;
  }

  value<N extends CommandName>(command: N, args: Args<N>): unknown {
    const { outcome } = this.run(command, args);
    if (outcome.status !== "ok") throw new Error(`${command}: ${JSON.stringify(outcome)}`);
    return outcome.value;
  }

  close(): { left: string[]; diagnostics: readonly Diagnostic[] } {
    const { census, diagnostics } = this.#session.close();
    return { left: alive(census), diagnostics };
  }
}

function alive(census: Census): string[] {
  return Object.entries(census).flatMap(([field, count]) => (count === 0 ? [] : [`${field} ${count}`]));
}

const FOUR_PAGES = 0x4000n;

/** A buffer of a sealed memory file of four pages. */
function udmabufOf(session: Driven, memfd: number): number {
  return session.make("udmabuf-create", {
    request: "UDMABUF_CREATE",
    memfd,
    offset: 0n,
    size: FOUR_PAGES,
    second: null,
    secondOffset: 0n,
    secondSize: 0n,
    count: "given",
    flags: "0",
  });
}

function sealedFile(session: Driven): number {
  const memfd = session.make("memfd-create", { size: FOUR_PAGES, sealing: "MFD_ALLOW_SEALING" });
  session.make("memfd-seal", { memfd, seals: ["F_SEAL_SHRINK"] });
  return memfd;
}

function heapBuffer(session: Driven): number {
  const length = FOUR_PAGES;
  const request = "DMA_HEAP_IOCTL_ALLOC";
  return session.make("heap-alloc", { length, fdField: 0, fdFlags: "O_RDWR", heapFlags: "0", request });
}

function mapped(session: Driven, buffer: number, direction: Args<"map-unlocked">["direction"]): [number, number] {
  const attachment = session.make("attach", { buffer, device: 0 });
  return [attachment, session.make("map-unlocked", { attachment, direction })];
}

function unmapped(session: Driven, buffer: number, attachment: number, mapping: number): void {
  session.run("unmap-unlocked", { attachment, mapping, direction: "DMA_TO_DEVICE" });
  session.run("detach", { buffer, attachment });
}

describe.each(RUNNABLE_ERAS)("%s", (era) => {
  test("a memory file's pages go with the last of file and buffer", () => {
    const session = new Driven("udmabuf", era);
    const memfd = sealedFile(session);
    const buffer = udmabufOf(session, memfd);
    expect(session.run("memfd-seal", { memfd, seals: ["F_SEAL_WRITE"] }).outcome).toEqual({
      status: "error",
      errno: "EBUSY",
    });
    session.make("memfd-close", { memfd });
    const vma = session.make("mmap", {
      fd: buffer,
      offset: 0n,
      length: FOUR_PAGES,
      protection: "read",
      sharing: "shared",
    });
    session.make("close", { fd: buffer });
    expect(session.value("cpu-read", { vma, page: 3 })).toBe(0);
    session.make("munmap", { vma });
    expect(session.close()).toEqual({ left: [], diagnostics: [] });
  });

  test("udmabuf leaves the caches to its brackets", () => {
    const session = new Driven("udmabuf", era);
    const memfd = sealedFile(session);
    const buffer = udmabufOf(session, memfd);
    session.make("get", { fd: buffer });
    session.make("memfd-write", { memfd, page: 0, marker: 2 });
    const [attachment, mapping] = mapped(session, buffer, "DMA_TO_DEVICE");
    expect(session.value("dma-read", { mapping, page: 0 })).toBe(0);
    session.make("begin-cpu-access", { buffer, direction: "DMA_TO_DEVICE" });
    session.make("end-cpu-access", { buffer, direction: "DMA_TO_DEVICE" });
    expect(session.value("dma-read", { mapping, page: 0 })).toBe(2);
    unmapped(session, buffer, attachment, mapping);
    session.make("put", { buffer });
    session.make("close", { fd: buffer });
    session.make("memfd-close", { memfd });
    expect(session.close()).toEqual({ left: [], diagnostics: [] });
  });

  test.each([true, false])("DMA API debugging (%s) complains once of a sync in another direction", (dmaApiDebug) => {
    const session = new Driven("system-heap", era, { dmaApiDebug });
    const buffer = heapBuffer(session);
    session.make("get", { fd: buffer });
    const [attachment, mapping] = mapped(session, buffer, "DMA_TO_DEVICE");
    for (const direction of ["DMA_TO_DEVICE", "DMA_FROM_DEVICE", "DMA_BIDIRECTIONAL"] as const) {
      session.make("begin-cpu-access", { buffer, direction });
      session.make("end-cpu-access", { buffer, direction });
    }
    unmapped(session, buffer, attachment, mapping);
    session.make("close", { fd: buffer });
    session.make("put", { buffer });
    expect(session.said.map(({ kind, site }) => [kind, site])).toEqual(dmaApiDebug ? [["DMA-API", "check_sync"]] : []);
    expect(session.close()).toEqual({ left: [], diagnostics: [] });
  });
});

test("udmabuf asks for caching up to 6.12 and can be vmapped from then on", () => {
  const called = RUNNABLE_ERAS.map((era) => {
    const session = new Driven("udmabuf", era);
    const buffer = udmabufOf(session, sealedFile(session));
    session.make("get", { fd: buffer });
    const [attachment, mapping] = mapped(session, buffer, "DMA_TO_DEVICE");
    const unmap = session.run("unmap-unlocked", { attachment, mapping, direction: "DMA_TO_DEVICE" }).callbacks.length;
    return [unmap, session.run("vmap", { buffer }).callbacks.length];
  });
  expect(called).toEqual([
    [0, 0],
    [0, 1],
    [1, 1],
  ]);
});
