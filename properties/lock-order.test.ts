// SPDX-License-Identifier: MIT
/** What a program's own locks can come to, and came to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { parseProgram } from "../spec/program-file.ts";
import { LockGraph } from "./lock-order/lock-graph.ts";
import { newHits, runProgram } from "./lockstep/run-program.ts";
import { ROOT } from "./tidy/sources.ts";

const target = { ...referenceTarget(), watchesLocks: true };

function found(name: string): { kind: string; clause: string | null; observed: string; step: number | null } | null {
  const path = `fixtures/lock-orders/${name}.json`;
  const program = parseProgram(readFileSync(join(ROOT, path), "utf8"), path);
  const run = runProgram(target, program, newHits());
  expect(run.skipped).toEqual([]);
  return run.violation;
}

describe("programs with several locks", () => {
  test("two reservations in both orders are a cycle, although nobody waited", () => {
    const violation = found("abba");
    expect(violation).toMatchObject({ kind: "lock-order", clause: "WW-23", step: 8 });
    expect(violation?.observed).toMatch(/task 1 holds the reservation of b2 .*b1 \(step 8\); task 0 .*b2 \(step 4\)/);
  });

  test("acquire contexts may take them in any order", () => {
    expect(found("contexts")).toBeNull();
  });

  test("waiting for a fence under a lock that its signaller takes is a cycle, although the fence had signalled", () => {
    expect(found("signaller")).toMatchObject({ kind: "lock-order", clause: "FENCE-72", step: 9 });
  });

  test("where nobody goes on, the finding says who waits for whom", () => {
    const violation = found("deadlock");
    expect(violation).toMatchObject({ kind: "deadlock", clause: "WW-23", step: 6 });
    expect(violation?.observed).toMatch(/task 0 .* b2, held by task 1; task 1 .* b1, held by task 0$/);
  });

  test("a fence that nobody is left to signal is in it too", () => {
    expect(found("never-signalled")?.observed).toMatch(/a fence nobody is left to signal; task 1 .* held by task 0$/);
  });
});

describe("the graph", () => {
  const seen = (held: string, wanted: string) => ({ held, wanted, task: 0, step: 1 });

  test("finds a ring of three, and no ring twice", () => {
    const graph = new LockGraph<string>();
    expect(graph.add(seen("a", "b"))).toBeNull();
    expect(graph.add(seen("b", "c"))).toBeNull();
    expect(graph.add(seen("a", "c"))).toBeNull();
    expect(graph.add(seen("c", "a"))?.map(({ held }) => held)).toEqual(["c", "a", "b"]);
    expect(graph.add(seen("c", "a"))).toBeNull();
  });
});
