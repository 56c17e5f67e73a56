// SPDX-License-Identifier: MIT
import { describe, expect, test } from "vitest";
import { COMMAND_NAMES, signatureOf } from "../spec/commands/index.ts";
import { jsonSchemaOf, SCHEMA_NAMES } from "../spec/json-schema.ts";
import { encodeProgram, parseFinding, parseProgram, parseRecorded } from "../spec/program-file.ts";
import { UserError } from "../spec/user-error.ts";

interface Editable {
  [key: string]: unknown;
  steps: Record<string, unknown>[];
}

/** Four steps that touch every kind of argument and what a step may carry beside them. */
function sample(): Editable {
  const exported = { size: "0x1000", without: [], with: ["pin+unpin"], name: "other", flags: "O_RDWR" };
  return {
    schema: "dmabuf-ct/program/1",
    era: "7.2",
    config: { dmabufDebug: true },
    world: { devices: [{}, { dmaMaskBits: 32 }] },
    steps: [
      { id: 1, do: "export", args: { ...exported, owner: null, reservation: null } },
      {
        id: 2,
        do: "attach",
        args: { buffer: 1, device: 1 },
        replies: { attach: "EBUSY" },
        fault: { point: "alloc:attachment" },
      },
      { id: 3, do: "map", args: { attachment: 2, direction: "DMA_TO_DEVICE" } },
      { id: 4, do: "put", args: { buffer: "zeroed" } },
    ],
  };
}

const text = (value: unknown): string => JSON.stringify(value);

function complaint(file: string, parse: (text: string, where: string) => unknown = parseProgram): string {
  try {
    parse(file, "x.json");
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { message, exitCode } = error as UserError;
    expect(exitCode).toBe(2);
    expect(message).not.toContain("\n");
    return message;
  }
  throw new Error("the file was taken");
}

/** The complaint about the sample with one change. */
function complaintAfter(change: (program: Editable) => void): string {
  const program = sample();
  change(program);
  return complaint(text(program));
}

const step = (program: Editable, index: number): Record<string, unknown> => program.steps[index] ?? {};
const setArg = (index: number, name: string, value: unknown) => (program: Editable) => {
  step(program, index)["args"] = { ...(step(program, index)["args"] as object), [name]: value };
};

test("a program file fills in what configuration and world leave out", () => {
  const program = parseProgram(text(sample()), "x.json");
  expect(program.config).toMatchObject({ dmabufDebug: true, lockDebug: true });
  expect(program.world.devices.map((device) => device.dmaMaskBits)).toEqual([64, 32]);
  expect(program.world).toMatchObject({ pageSizeBytes: 4096, exporter: { kind: "scripted", ops: [] } });
  expect(program.steps[0]?.args).toMatchObject({ size: 0x1000n });
  expect(program.steps[1]?.fault).toEqual({ point: "alloc:attachment", skip: 0 });
});

test("encoding and parsing are inverse, and the text is one line a step", () => {
  const program = parseProgram(text(sample()), "x.json");
  const encoded = encodeProgram(program);
  expect(parseProgram(encoded, "y.json")).toEqual(program);
  expect(encodeProgram(parseProgram(encoded, "y.json"))).toBe(encoded);
  expect(encoded).toContain('\n    {"args":{"buffer":"zeroed"},"do":"put","id":4}\n');
});

test("the first value of every argument of every command makes a step that is taken", () => {
  const made = new Map(["module", "reservation", "buffer", "attachment"].map((kind, id) => [kind, id]));
  expect(COMMAND_NAMES.length).toBeGreaterThan(40);
  for (const name of COMMAND_NAMES) {
    const args = Object.entries(signatureOf(name).args).map(([arg, spec]) => {
      if (spec.type === "handle") return [arg, made.get(spec.kind) ?? spec.also[0] ?? 4];
      if (spec.type === "choice") return [arg, spec.values[0]];
      if (spec.type === "u64") return [arg, "0x0"];
      return [arg, spec.type === "subset" ? [] : 0];
    });
    const program = { ...sample(), steps: [{ id: 9, do: name, args: Object.fromEntries(args) }] };
    const message = complaintOrNone(text(program));
    expect(message === null || /dangling handle/.test(message), `${name}: ${message}`).toBe(true);
  }
});

function complaintOrNone(file: string): string | null {
  try {
    parseProgram(file, "x.json");
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe("text that is no program gets one line with the place", () => {
  test.each([
    ['{"a": [1,2,}', 'x.json: not JSON at line 1, column 12: unexpected "}"'],
    ["", "x.json: not JSON at line 1, column 1: the text ends too early"],
    ['{"a": 1\n,\n b}', 'x.json: not JSON at line 3, column 2: unexpected "b"'],
    ["[]", "x.json: expected a JSON object"],
    ["{}", 'x.json: no member "schema" that says what it is; this version reads dmabuf-ct/program/1'],
    [
      text({ schema: "dmabuf-ct/program/2" }),
      "x.json: schema version dmabuf-ct/program/2 is not supported; this version reads dmabuf-ct/program/1",
    ],
    [text({ schema: "other" }), 'x.json: schema "other" is something else; this version reads dmabuf-ct/program/1'],
  ])("%s", (file, message) => {
    expect(complaint(file)).toBe(message);
  });
});

const ERAS_THAT_RUN = "eras that run: 6.1, 6.12, 7.2";

describe("a defect in a program gets one line with the place", () => {
  const cases: [string, (program: Editable) => void, string][] = [
    ["unknown era", (p) => (p["era"] = "6.9"), `unknown era "6.9"; ${ERAS_THAT_RUN}`],
    ["known era", (p) => (p["era"] = "5.7"), `era 5.7 is known but cannot be run yet; ${ERAS_THAT_RUN}`],
    ["no era", (p) => delete p["era"], "era: is missing"],
    ["unknown member", (p) => (p["seed"] = 1), 'unknown member: "seed"'],
    ["configuration", (p) => (p["config"] = { trace: 1 }), "config.trace: expected boolean, got 1"],
    ["no steps", (p) => (p["steps"] = {} as never), "steps: expected array, got {}"],
    ["no command", (p) => (p.steps[0] = {}), 'steps[0]: is not a step: no member "do"'],
    [
      "unknown command",
      (p) => (step(p, 0)["do"] = "exprot"),
      'steps[0]: unknown command "exprot"; did you mean export?',
    ],
    ["duplicate id", (p) => (step(p, 1)["id"] = 1), "steps[1] (attach) id: 1 is already the id of an earlier step"],
    [
      "dangling handle",
      setArg(1, "buffer", 9),
      "steps[1] (attach) args.buffer: dangling handle 9: no earlier step has that id",
    ],
    [
      "handle to itself",
      setArg(1, "buffer", 2),
      "steps[1] (attach) args.buffer: dangling handle 2: no earlier step has that id",
    ],
    [
      "handle of another kind",
      setArg(2, "attachment", 1),
      "steps[2] (map) args.attachment: step 1 (export) makes a buffer, not an attachment",
    ],
    [
      "no handle at all",
      setArg(1, "buffer", "zeroed"),
      'steps[1] (attach) args.buffer: expected the id of an earlier step (buffer), or null, got "zeroed"',
    ],
    ["device", setArg(1, "device", 2), "steps[1] (attach) args.device: no device 2: the world has 2 (counted from 0)"],
    [
      "number for u64",
      setArg(0, "size", 4096),
      "steps[0] (export) args.size: expected 64-bit lower-case hex text such as 0x1000, got 4096",
    ],
    ["unknown argument", setArg(3, "foo", 1), 'steps[3] (put) args: unknown member: "foo"'],
    [
      "member twice",
      setArg(0, "without", ["priv", "priv"]),
      'steps[0] (export) args.without: names one member twice, got ["priv","priv"]',
    ],
    [
      "choice",
      setArg(2, "direction", "UP"),
      'steps[2] (map) args.direction: expected one of "DMA_BIDIRECTIONAL", "DMA_TO_DEVICE", "DMA_FROM_DEVICE", ' +
        '"DMA_NONE", "out-of-range", got "UP"',
    ],
    [
      "unknown fault point",
      (p) => (step(p, 1)["fault"] = { point: "alloc:x" }),
      "steps[1] (attach) fault.point: unknown fault point; this command reaches alloc:attachment, exporter:pages, " +
        'exporter:table, exporter:dma-map, got "alloc:x"',
    ],
    [
      "fault point elsewhere",
      (p) => (step(p, 3)["fault"] = { point: "alloc:inode" }),
      'steps[3] (put) fault.point: this command reaches no fault point, got "alloc:inode"',
    ],
    [
      "reply elsewhere",
      (p) => (step(p, 1)["replies"] = { vmap: "ok" }),
      'steps[1] (attach) replies: "vmap": this command leads to attach, pin, map_dma_buf',
    ],
    [
      "reply of another op",
      (p) => (step(p, 1)["replies"] = { attach: "null" }),
      'steps[1] (attach) replies.attach: expected an errno name or "ok", "clear-peer2peer", got "null"',
    ],
    [
      "reply of a real exporter",
      (p) => (p["world"] = { devices: [{}, {}], exporter: { kind: "pages" } }),
      "steps[1] (attach) replies: only the scripted exporter takes them, the world has pages",
    ],
    [
      "command of another era",
      (p) => Object.assign(p, { era: "6.1", steps: [{ id: 0, do: "iter-begin", args: {} }] }),
      "steps[0] (iter-begin) do: era 6.1 does not have this command",
    ],
  ];
  test.each(cases)("%s", (_name, change, message) => {
    expect(complaintAfter(change)).toBe(`x.json: ${message}`);
  });
});

const VIOLATION = {
  clause: "MAP-36",
  kind: "duty",
  blames: "importer",
  step: 3,
  ...{ expected: "a", observed: "b", signature: "s" },
};

function finding(): Record<string, unknown> {
  return {
    schema: "dmabuf-ct/finding/1",
    ...VIOLATION,
    target: "reference",
    program: sample(),
    steps: [{ id: 1, observed: "ok" }],
    certificate: { passes: ["chunks"], lastSweepCandidates: 3, executions: 9, minimal: true },
    provenance: { suite: "0.1.0", seed: 1, path: "0", originalSteps: 40 },
  };
}

test("a finding is read, and a program in its place too", () => {
  expect(parseFinding(text(finding()), "x.json").program.steps).toHaveLength(4);
  expect(parseRecorded(text(finding()), "x.json").finding?.signature).toBe("s");
  expect(parseRecorded(text(sample()), "x.json").finding).toBeNull();
});

test("a defect in a finding names the member", () => {
  const broken = { ...finding(), program: { ...sample(), era: "5.7" } };
  expect(complaint(text(broken), parseRecorded)).toMatch(/^x\.json: program: era 5\.7 is known/);
  const misnamed = complaint(text({ ...finding(), clause: "MAP-3" }), parseFinding);
  expect(misnamed).toMatch(/^x\.json: clause: unknown name "MAP-3"; did you mean MAP-0?/);
  expect(complaint(text({}), parseRecorded)).toMatch(/reads dmabuf-ct\/finding\/1 and dmabuf-ct\/program\/1$/);
});

test("every schema exports as JSON Schema, with hex text for 64-bit quantities", () => {
  expect(SCHEMA_NAMES).toEqual(["program", "finding", "results", "request", "reply"]);
  for (const name of SCHEMA_NAMES) expect(jsonSchemaOf(name)).toHaveProperty("$schema");
  expect(text(jsonSchemaOf("program"))).toContain("^0x[0-9a-f]{1,16}$");
});
