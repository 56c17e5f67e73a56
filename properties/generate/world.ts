// SPDX-License-Identifier: MIT
import {
  type Config,
  DEFAULT_CONFIG,
  DEFAULT_DEVICE,
  type DeviceSpec,
  type ExporterSpec,
  makesOwnBuffers,
  TASKS_MAX,
  type World,
} from "../../spec/program.ts";
import { isForeign } from "./aim.ts";
import { DEVICE_POOLS } from "./device-pools.ts";
import type { Random } from "./random.ts";

const PAGE_SIZES = [4096, 4096, 4096, 16384, 65536] as const;
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
  // Which entry it is, the era has decided: the world is of one era.
  const { eras: _, ...exporter } =
    scripted !== undefined && random.chance(0.6) ? scripted : pickExporter(random, exporters);
  const pageSizeBytes = random.pick(PAGE_SIZES);
  const devices = Array.from({ length: 1 + random.below(DEVICES_MAX) }, () =>
    drawDevice(random, pageSizeBytes, isForeign(exporter) ? 0.5 : 0.25),
  );
  const world = { pageSizeBytes, devices, exporter };
  // While storage moves, others come and go, or wait.
  const alone = exporter.moves === true ? 0.4 : 0.65;
  return random.chance(alone) ? world : { ...world, tasks: 2 + random.below(TASKS_MAX - 1) };
}

/** A driver has an area of promises of its own: it comes as often as two others, and storage that moves as often as three. */
function pickExporter(random: Random, exporters: readonly ExporterSpec[]): ExporterSpec {
  const drivers = exporters.filter(makesOwnBuffers);
  const movers = exporters.filter(({ moves }) => moves === true);
  return random.pick([...exporters, ...drivers, ...movers, ...movers]);
}

function drawDevice(random: Random, pageSizeBytes: number, nonCoherent: number): DeviceSpec {
  if (random.chance(0.3)) return DEFAULT_DEVICE;
  return {
    dmaMaskBits: random.pick(DEVICE_POOLS.dmaMaskBits),
    // A limit below the page size cannot be met by page-aligned segments (SG-01, SG-08).
    maxSegmentBytes: Math.max(pageSizeBytes, random.pickEarly(DEVICE_POOLS.maxSegmentBytes)),
    segmentBoundaryBytes: Math.max(pageSizeBytes, random.pickEarly(DEVICE_POOLS.segmentBoundaryBytes)),
    iommu: random.pick(DEVICE_POOLS.iommu),
    coherent: !random.chance(nonCoherent),
  };
}
