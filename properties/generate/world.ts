// SPDX-License-Identifier: MIT
import {
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  type DeviceSpec,
  type ExporterSpec,
  type World,
} from "../../spec/program.ts";
import type { Random } from "./random.ts";

const PAGE_SIZES = [4096, 4096, 4096, 16384, 65536] as const;
const MASK_BITS = [64, 32, 32, 40] as const;
const SEGMENT_MAX = [65536, 4096, 8192, 16384, 0x8000_0000] as const;
const BOUNDARIES = [0x1_0000_0000, 0x2000, 0x8000, 0x1_0000] as const;
const IOMMUS = ["none", "paged", "merging"] as const;
const DEVICES_MAX = 4;

/** Draws a configuration: mostly the default one, else each option on its own. */
export function drawConfig(random: Random): Config {
  if (random.chance(0.4)) return DEFAULT_CONFIG;
  const drawn = Object.keys(DEFAULT_CONFIG).map((key) => [key, random.chance(0.5)]);
  return Object.fromEntries(drawn) as unknown as Config;
}

/** Draws devices and their DMA limits, the page size, and one of the target's exporters. The scripted one comes most often. */
export function drawWorld(random: Random, exporters: readonly ExporterSpec[]): World {
  const scripted = exporters.find((e) => e.kind === "scripted");
  const exporter = scripted !== undefined && random.chance(0.6) ? scripted : random.pick(exporters);
  const pageSizeBytes = random.pick(PAGE_SIZES);
  const devices = Array.from({ length: 1 + random.below(DEVICES_MAX) }, () => drawDevice(random, pageSizeBytes));
  return { pageSizeBytes, devices, exporter };
}

function drawDevice(random: Random, pageSizeBytes: number): DeviceSpec {
  if (random.chance(0.4)) return DEFAULT_DEVICE;
  return {
    dmaMaskBits: random.pick(MASK_BITS),
    // A limit below the page size cannot be met by page-aligned segments (SG-01, SG-08).
    maxSegmentBytes: Math.max(pageSizeBytes, random.pickEarly(SEGMENT_MAX)),
    segmentBoundaryBytes: Math.max(pageSizeBytes, random.pickEarly(BOUNDARIES)),
    iommu: random.pick(IOMMUS),
    coherent: true,
  };
}
