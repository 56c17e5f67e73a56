// SPDX-License-Identifier: MIT
/** The reference framework behind the adapter protocol: a target that works. */
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stdioTarget } from "../impl/targets/adapter/stdio.ts";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { campaign } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const watch = newWatch();
const adapter = join(ROOT, "fixtures/adapters/reference-adapter.ts");
const target = stdioTarget(`${process.execPath} --import tsx ${adapter} 6.12`, watch);
afterAll(() => new Watcher(watch).endAll());

const world = { pageSizeBytes: 65536, devices: [], exporter: { kind: "scripted" as const, ops: [] } };

test("says what it can do", () => {
  expect(target.capabilities).toMatchObject({ eras: ["6.12"], instrumented: false });
  expect(target.capabilities.sees.census).toContain("references");
  expect(target.capabilities.world(world).pageSizeBytes).toBe(4096);
});

test("conforms, dying and all", () => {
  const result = campaign(target, { era: "6.12", commandsMax: 4000 });
  expect(result.findings.map((f) => f.signature)).toEqual([]);
  expect(result.commands).toBeGreaterThan(3000);
  expect(Object.keys(result.hits).length).toBeGreaterThan(80);
});
