// SPDX-License-Identifier: MIT
/** Whose promises a run expects to see: a driver's own only where that driver is. */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import { DEFAULT_CONFIG, type ExporterKind } from "../spec/program.ts";
import type { Capabilities } from "../spec/target.ts";
import { expectedClauses } from "./campaign/expected.ts";

const { capabilities } = referenceTarget();

function withExporters(kinds: readonly ExporterKind[]): Capabilities {
  return { ...capabilities, exporters: capabilities.exporters.filter(({ kind }) => kinds.includes(kind)) };
}

describe.each(RUNNABLE_ERAS)("era %s", (era) => {
  const expectedOf = (kinds: readonly ExporterKind[]): string[] => expectedClauses(withExporters(kinds), era);
  const ofArea = (ids: readonly string[], area: string): string[] => ids.filter((id) => id.startsWith(`${area}-`));

  test("a framework without drivers owes nothing of theirs", () => {
    const ids = expectedOf(["scripted", "pages"]);
    expect(ids.length).toBeGreaterThan(150);
    expect([...ofArea(ids, "UDMABUF"), ...ofArea(ids, "HEAP")]).toEqual([]);
  });

  test("each driver owes its own", () => {
    const udmabuf = expectedOf(["scripted", "udmabuf"]);
    const heap = expectedOf(["scripted", "system-heap"]);
    expect(udmabuf).toEqual(
      expect.arrayContaining(["UDMABUF-01", "UDMABUF-15", "UDMABUF-16", "UDMABUF-20", "UDMABUF-22"]),
    );
    expect(heap).toEqual(expect.arrayContaining(["HEAP-01", "HEAP-17", "HEAP-22", "HEAP-28"]));
    expect([...ofArea(udmabuf, "HEAP"), ...ofArea(heap, "UDMABUF")]).toEqual([]);
  });

  test("a driver alone owes its own too, and of the rest what every exporter owes", () => {
    const ids = expectedOf(["udmabuf"]);
    expect(ofArea(ids, "UDMABUF")).toEqual(ofArea(expectedOf(["scripted", "udmabuf"]), "UDMABUF"));
    expect(ofArea(ids, "EXPORT")).toEqual([]);
  });

  test("what only a failing allocation shows is expected only where one can be made to fail", () => {
    const faults = new Set([...capabilities.faults].filter((point) => point !== "alloc:fences"));
    expect(expectedClauses(capabilities, era)).toEqual(expect.arrayContaining(["RESV-08", "RESV-54"]));
    const starved = expectedClauses({ ...capabilities, faults }, era);
    expect(starved.filter((id) => id === "RESV-08" || id === "RESV-54")).toEqual([]);
  });

  test("an exporter without a name is expected where it need not be listed in sysfs", () => {
    const listed = { ...capabilities, config: () => ({ ...DEFAULT_CONFIG, sysfsStats: true }) };
    expect(expectedClauses(capabilities, era)).toContain("EXPORT-43");
    expect(expectedClauses(listed, era).includes("EXPORT-43")).toBe(era === "7.2");
  });

  test("without the command that asks for an op, nobody expects its duties", () => {
    const commands = new Set([...capabilities.commands].filter((name) => name !== "mmap" && name !== "mmap-redirect"));
    const ids = expectedClauses({ ...withExporters(["udmabuf", "system-heap"]), commands }, era);
    expect(ids).toContain("UDMABUF-18");
    expect(ids).not.toContain("UDMABUF-15");
    expect(ids).not.toContain("HEAP-27");
  });
});
