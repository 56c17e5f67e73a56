// SPDX-License-Identifier: MIT
/**
 * The model's page views against a machine with one cache line, explored from end to end: what either side may read is
 * the same set, after any sequence of events.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterClean,
  afterCpuRead,
  afterCpuWrite,
  afterInvalidate,
  afterMemoryRead,
  afterMemoryWrite,
  cpuBytes,
  either,
  isSettled,
  memoryBytes,
  settled,
  type Views,
  waitsToOverwrite,
} from "../model/coherence.ts";

/** A machine as it stands: a byte in memory, and the CPU's line, if there is one. */
interface Machine {
  readonly memory: number;
  readonly line: { readonly byte: number; readonly dirty: boolean } | null;
}

type Event =
  | { readonly kind: "cpu-write" | "device-write"; readonly byte: number }
  | { readonly kind: "cpu-read" | "device-read"; readonly pick: number }
  | { readonly kind: "clean" | "invalidate" | "perhaps-clean" | "perhaps-invalidate" };

/** What may happen by itself: a line comes or goes; a dirty one is written back, and may stay. */
function byItself({ memory, line }: Machine): Machine[] {
  if (line === null) return [{ memory, line: { byte: memory, dirty: false } }];
  if (!line.dirty) return [{ memory, line: null }];
  return [
    { memory: line.byte, line: null },
    { memory: line.byte, line: { byte: line.byte, dirty: false } },
  ];
}

/** The CPU's reading of a machine: a miss fetches the line. */
const cpuSees = ({ memory, line }: Machine): number => line?.byte ?? memory;

function writtenBack({ memory, line }: Machine): Machine {
  return line?.dirty === true ? { memory: line.byte, line: { byte: line.byte, dirty: false } } : { memory, line };
}

/** A line that is given up: a dirty one is written back or not. */
function dropped(machine: Machine): Machine[] {
  return [machine, writtenBack(machine)].map(({ memory }) => ({ memory, line: null }));
}

/** All machines there can be, when nobody looks. */
function explored(machines: readonly Machine[]): Machine[] {
  const found = new Map<string, Machine>();
  const open = [...machines];
  for (let machine = open.pop(); machine !== undefined; machine = open.pop()) {
    const key = JSON.stringify(machine);
    if (found.has(key)) continue;
    found.set(key, machine);
    open.push(...byItself(machine));
  }
  return [...found.values()];
}

function bytesOf(machines: readonly Machine[], side: "cpu" | "device"): number[] {
  return [...new Set(machines.map((machine) => (side === "cpu" ? cpuSees(machine) : machine.memory)))].sort();
}

function explore(machines: readonly Machine[], event: Event): Machine[] {
  switch (event.kind) {
    case "cpu-write":
      return explored(machines.map(({ memory }) => ({ memory, line: { byte: event.byte, dirty: true } })));
    case "device-write":
      return explored(machines.map(({ line }) => ({ memory: event.byte, line })));
    case "clean":
      return explored(machines.map(writtenBack));
    case "invalidate":
      return explored(machines.flatMap(dropped));
    case "perhaps-clean":
      return explored([...machines, ...machines.map(writtenBack)]);
    case "perhaps-invalidate":
      return explored([...machines, ...machines.flatMap(dropped)]);
    case "cpu-read": {
      const byte = picked(bytesOf(machines, "cpu"), event.pick);
      return explored(machines.filter((machine) => cpuSees(machine) === byte));
    }
    case "device-read": {
      const byte = picked(bytesOf(machines, "device"), event.pick);
      return explored(machines.filter((machine) => machine.memory === byte));
    }
  }
}

function picked(bytes: readonly number[], pick: number): number {
  return bytes[pick % bytes.length] ?? -1;
}

const sorted = (bytes: readonly number[]): number[] => [...bytes].sort();

function follow(views: Views, event: Event): Views {
  switch (event.kind) {
    case "cpu-write":
      return afterCpuWrite(views, event.byte);
    case "device-write":
      return afterMemoryWrite(views, event.byte);
    case "clean":
      return afterClean(views);
    case "invalidate":
      return afterInvalidate(views);
    case "perhaps-clean":
      return either(views, afterClean(views));
    case "perhaps-invalidate":
      return either(views, afterInvalidate(views));
    case "cpu-read":
      return afterCpuRead(views, picked(sorted(cpuBytes(views)), event.pick));
    case "device-read":
      return afterMemoryRead(views, picked(sorted(memoryBytes(views)), event.pick));
  }
}

const BYTES = [0, 1, 2, 255];
const byte = fc.constantFrom(...BYTES);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constantFrom("cpu-write" as const, "device-write" as const), byte }),
  fc.record({ kind: fc.constantFrom("cpu-read" as const, "device-read" as const), pick: fc.nat(3) }),
  fc.record({
    kind: fc.constantFrom(
      "clean" as const,
      "invalidate" as const,
      "perhaps-clean" as const,
      "perhaps-invalidate" as const,
    ),
  }),
);

test("after any events either side may read what the explored machine lets it read", () => {
  let loose = 0;
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let views = settled(0);
      let machines = explored([{ memory: 0, line: null }]);
      for (const next of events) {
        views = follow(views, next);
        machines = explore(machines, next);
        expect(sorted(cpuBytes(views))).toEqual(bytesOf(machines, "cpu"));
        expect(sorted(memoryBytes(views))).toEqual(bytesOf(machines, "device"));
        const dirty = machines.some(({ line }) => line?.dirty === true);
        expect(waitsToOverwrite(views)).toBe(dirty);
        if (views.length > 1) loose++;
      }
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(loose).toBeGreaterThan(1000);
});

describe("the ways data is handed over", () => {
  test("a device sees what the CPU wrote once it was cleaned, and may before", () => {
    const written = afterCpuWrite(settled(1), 2);
    expect(sorted(memoryBytes(written))).toEqual([1, 2]);
    expect(cpuBytes(written)).toEqual([2]);
    expect(afterClean(written)).toEqual(settled(2));
  });

  test("the CPU sees what a device wrote once the line was invalidated, and may before", () => {
    const written = afterMemoryWrite(settled(1), 2);
    expect(sorted(cpuBytes(written))).toEqual([1, 2]);
    expect(memoryBytes(written)).toEqual([2]);
    expect(afterClean(written)).toEqual(written);
    expect(afterInvalidate(written)).toEqual(settled(2));
  });

  test("a dirty line may overwrite what a device writes, and no later clean brings that back", () => {
    const both = afterMemoryWrite(afterCpuWrite(settled(0), 1), 2);
    expect(sorted(cpuBytes(afterInvalidate(both)))).toEqual([1, 2]);
    expect(sorted(memoryBytes(afterClean(both)))).toEqual([1, 2]);
  });

  test("a byte that was read rules out the states that could not show it, and no others", () => {
    const written = afterMemoryWrite(settled(1), 2);
    expect(afterCpuRead(written, 2)).toEqual(settled(2));
    expect(sorted(cpuBytes(afterCpuRead(written, 1)))).toEqual([1, 2]);
  });

  test.each(BYTES)("nothing but %s is read where nothing is open", (only) => {
    for (const after of [afterClean, afterInvalidate]) expect(after(settled(only))).toEqual(settled(only));
    expect(isSettled(settled(only))).toBe(true);
    expect([...cpuBytes(settled(only)), ...memoryBytes(settled(only))]).toEqual([only, only]);
  });
});

test("what is no byte is a mistake of the harness", () => {
  expect(() => settled(256)).toThrow("256 is no byte");
});
