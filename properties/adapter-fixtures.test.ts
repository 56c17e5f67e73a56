// SPDX-License-Identifier: MIT
/** The adapters in other languages that are patterns for authors: they conform, and a defect planted in them is found. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { AdapterClient } from "../impl/targets/adapter/client.ts";
import { Endpoint } from "../impl/targets/adapter/endpoint.ts";
import { stdioLaunch, stdioTarget } from "../impl/targets/adapter/stdio.ts";
import { newWatch, Watcher } from "../impl/targets/adapter/watch.ts";
import { adapterReplySchema, adapterRequestSchema } from "../spec/adapter-schema.ts";
import type { Target } from "../spec/target.ts";
import { expectedClauses } from "./campaign/expected.ts";
import { campaign } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-adapters-"));
const watchers: Watcher[] = [];
afterAll(() => {
  for (const watcher of watchers) watcher.endAll();
  rmSync(folder, { recursive: true });
});

const PYTHON = join(ROOT, "fixtures/adapters/framework.py");
const C = join(ROOT, "fixtures/adapters/descriptors.c");

function has(tool: string): boolean {
  const found = spawnSync(tool, ["--version"], { stdio: "ignore" }).status === 0;
  if (!found) console.warn(`SKIPPED: ${tool} is missing; what needs it was not tested`);
  return found;
}

function open(command: string): Target {
  const watch = newWatch();
  watchers.push(new Watcher(watch));
  return stdioTarget(command, watch);
}

/** Compiles a source as the page about adapters says. */
function compiled(source: string, name: string): string {
  const program = join(folder, name);
  const { status, stderr } = spawnSync("cc", ["-Wall", "-Wextra", "-Werror", "-o", program, source]);
  expect(stderr.toString()).toBe("");
  expect(status).toBe(0);
  return program;
}

/** A copy of a source with one thing changed. */
function planted(source: string, find: string, replace: string, name: string): string {
  const text = readFileSync(source, "utf8");
  expect(text.split(find).length, `${find} stands once in ${source}`).toBe(2);
  const copy = join(folder, name);
  writeFileSync(copy, text.replace(find, replace));
  return copy;
}

function signatures(command: string): string[] {
  return campaign(open(command), { commandsMax: 8000 }).findings.map((finding) => finding.signature);
}

/** Conforms, and the run had something to look at. */
function conforms(command: string, clausesMin: number): void {
  const target = open(command);
  const { findings, hits } = campaign(target, { commandsMax: 30_000 });
  expect(findings.map((finding) => finding.signature)).toEqual([]);
  const exercised = expectedClauses(target.capabilities, "7.2").filter((id) => (hits[id] ?? 0) > 0);
  expect(exercised.length).toBeGreaterThan(clausesMin);
}

/** Every line in both directions fits the schemas that `dmabuf-ct schema` prints. */
function speaks(command: string): void {
  const launch = stdioLaunch(command);
  const client = new AdapterClient(new Endpoint(launch, newWatch()), command, launch);
  const exporter = { kind: "scripted", ops: [] } as const;
  const args = { size: 0x1000n, without: [], with: [], name: "exporter", flags: "O_RDWR" } as const;
  const step = { id: 1, do: "export", args: { ...args, owner: null, reservation: null } } as const;
  const requests = [
    { do: "begin", devices: [], exporter },
    { do: "step", step },
    { do: "step", step: { id: 2, do: "fd", args: { buffer: 1, flags: "0" } } },
    { do: "step", step: { id: 3, do: "llseek", args: { fd: 2, offset: 0n, whence: "SEEK_END" } } },
    { do: "step", step: { id: 4, do: "close", args: { fd: 2 } } },
    { do: "end" },
  ] as const;
  client.hello();
  for (const request of requests) {
    z.encode(adapterRequestSchema, { id: 1, ...request } as never);
    const reply = client.ask(request, 5000);
    expect(z.safeEncode(adapterReplySchema, reply as never).error?.issues ?? []).toEqual([]);
  }
  client.endpoint.close();
}

describe.skipIf(!has("python3"))("the adapter in Python", () => {
  test("conforms", () => conforms(`python3 ${PYTHON}`, 80));

  test("speaks as the schemas say", () => speaks(`python3 ${PYTHON}`));

  test("is found out when it forgets to call the exporter", () => {
    const find = 'if "detach" in found.buffer.ops:';
    const broken = planted(PYTHON, find, "if False:", "forgets.py");
    expect(signatures(`python3 ${broken}`)).toEqual(expect.arrayContaining([expect.stringMatching(/^ATTACH-39\//)]));
  });
});

describe.skipIf(!has("cc"))("the adapter in C", () => {
  test("conforms", () => conforms(compiled(C, "descriptors"), 40));

  test("speaks as the schemas say", () => speaks(compiled(C, "spoken")));

  test("is found out when a duplicate takes no reference", () => {
    const find = "files[number]->references++;\n\tinstall(step, files[number]);";
    const broken = planted(C, find, "install(step, files[number]);", "forgets.c");
    const found = signatures(compiled(broken, "forgets"));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(/\/dup\//);
  });
});
