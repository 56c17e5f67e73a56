// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";
import { type AnyStep, DEFAULT_CONFIG, DEFAULT_DEVICE, type Program, SCRIPTED_EXPORTER } from "../spec/program.ts";
import { renderProgram, renderSetting, renderStep } from "../spec/render.ts";

const EXPORT = {
  size: 0x1000n,
  without: [],
  with: [],
  name: "exporter",
  flags: "O_RDWR",
  owner: null,
  reservation: null,
};

function program(steps: readonly AnyStep[]): Program {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  return { schema: "dmabuf-ct/program/1", era: "7.2", config: DEFAULT_CONFIG, world, steps };
}

const STEPS: readonly [AnyStep, string][] = [
  [{ id: 1, do: "export", args: EXPORT } as AnyStep, "b1 = export size=0x1000"],
  [
    {
      id: 2,
      do: "export",
      args: { ...EXPORT, with: ["pin+unpin"], name: null, flags: "O_RDONLY", owner: 7 },
    } as AnyStep,
    "b2 = export size=0x1000 with=pin+unpin name=NULL O_RDONLY owner=m7",
  ],
  [{ id: 3, do: "attach", args: { buffer: 1, device: 0 } }, "a3 = attach b1 dev0"],
  [
    { id: 3, do: "attach", args: { buffer: null, device: null }, fault: { point: "alloc:attachment", skip: 0 } },
    "a3 = attach NULL NULL  [fault alloc:attachment]",
  ],
  [
    {
      id: 4,
      do: "map",
      args: { attachment: 3, direction: "DMA_TO_DEVICE" },
      replies: { pin: "ok", map_dma_buf: "ENOMEM" },
    },
    "s4 = map a3 DMA_TO_DEVICE  [map_dma_buf answers ENOMEM]",
  ],
  [{ id: 5, do: "map", args: { attachment: 3, direction: "DMA_BIDIRECTIONAL" } }, "s5 = map a3 DMA_BIDIRECTIONAL"],
  [{ id: 6, do: "put", args: { buffer: "zeroed" } }, "put zeroed"],
  [{ id: 7, do: "fd", args: { buffer: 1, flags: "O_CLOEXEC" } }, "f7 = fd b1 O_CLOEXEC"],
  [{ id: 8, do: "llseek", args: { fd: 7, offset: 1n, whence: "99" } }, "llseek f7 offset=0x1 whence=99"],
  [{ id: 9, do: "vunmap", args: { buffer: 1, map: "own" } }, "vunmap b1"],
  [
    {
      id: 10,
      do: "set-name",
      args: { fd: 7, request: "DMA_BUF_SET_NAME_B", text: "", end: "unreadable" },
      fault: { point: "alloc:name", skip: 2 },
    },
    'set-name f7 DMA_BUF_SET_NAME_B text="" end=unreadable  [fault alloc:name after 2]',
  ],
  [{ id: 11, do: "iosys-set", args: { memory: "iomem", address: 0n } }, "i11 = iosys-set memory=iomem address=0x0"],
  [
    { id: 12, do: "dynamic-attach", args: { buffer: 1, device: 0, importerOps: "none", allowPeer2peer: true } },
    "a12 = dynamic-attach b1 dev0 importerOps=none allowPeer2peer=true",
  ],
];

test.each(STEPS)("%o", (step, text) => {
  expect(renderStep(step)).toBe(text);
});

test("the setting says only what is not the default", () => {
  const plain = program([]);
  expect(renderSetting(plain)).toEqual(["era 7.2"]);
  const config = { ...DEFAULT_CONFIG, dmabufDebug: true, lockDebug: false };
  const devices = [DEFAULT_DEVICE, { ...DEFAULT_DEVICE, dmaMaskBits: 32, iommu: "merging" as const }];
  const world = { pageSizeBytes: 16384, devices, exporter: { kind: "late" as const, ops: [] } };
  expect(renderSetting({ ...plain, config, world })).toEqual([
    "era 7.2, exporter late, pageSizeBytes=16384, dmabufDebug=on, lockDebug=off",
    "dev1: dmaMaskBits=32 iommu=merging",
  ]);
});

test("a program is its setting and its steps", () => {
  const steps = STEPS.slice(0, 1).map(([step]) => step);
  expect(renderProgram(program(steps))).toBe("# era 7.2\nb1 = export size=0x1000");
});
