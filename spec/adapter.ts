// SPDX-License-Identifier: MIT
/**
 * The adapter protocol: how a target that is not in this process is driven. JSON lines in both directions, one object a
 * line, UTF-8; numbers are integers, a 64-bit quantity is hex text, handles are step ids. Every request has an `id`,
 * every reply echoes it, in order.
 */
import * as z from "zod";
import { RUNNABLE_ERAS } from "./eras.ts";
import { OP_NAMES } from "./op.ts";
import { type AnyStep, type Config, type DeviceSpec, EXPORTER_KINDS, type ExporterSpec, TASKS_MAX } from "./program.ts";
import type { Provider } from "./provider.ts";

export const ADAPTER_PROTOCOL = 1;

/** A pipe takes twice as much before somebody reads. */
export const ADAPTER_WINDOW_BYTES_MAX = 32768;

/**
 * What the suite asks. `begin` opens a program: everything of the one before is gone. `provider` asks what buffers of a
 * driver are like; only where a provider was chosen. `bye` gets no answer.
 */
export type AdapterRequest =
  | { readonly do: "hello"; readonly protocol: typeof ADAPTER_PROTOCOL }
  | { readonly do: "begin"; readonly devices: readonly DeviceSpec[]; readonly exporter: ExporterSpec }
  | { readonly do: "step"; readonly step: AnyStep }
  | { readonly do: "provider"; readonly provider: Provider }
  | { readonly do: "end" }
  | { readonly do: "ping" }
  | { readonly do: "bye" };

const config = z.object({
  dmabufDebug: z.boolean(),
  sysfsStats: z.boolean(),
  debugFs: z.boolean(),
  lockDebug: z.boolean(),
  dmaApiDebug: z.boolean(),
  moveNotify: z.boolean(),
  trace: z.boolean(),
}) satisfies z.ZodType<Config>;

/** An exporter besides the scripted one: a driver that makes its buffers itself. */
export const adapterExporter = z.object({
  kind: z.enum(EXPORTER_KINDS),
  ops: z.array(z.enum(OP_NAMES)),
  exporterName: z.string().describe("`exp_name` of its buffers"),
  cachesTables: z.boolean().exactOptional().describe("`cache_sgt_mapping` of its ops"),
});

/** What an adapter says of itself. Members the suite does not know are passed over. */
export const adapterHello = z.object({
  protocol: z.literal(ADAPTER_PROTOCOL),
  name: z.string(),
  kernel: z.string().describe("its version, for people"),
  era: z.enum(RUNNABLE_ERAS),
  pageSizeBytes: z.int().min(1),
  config: config.describe("the build options as they are"),
  commands: z.array(z.string()),
  faults: z.array(z.string()).default([]),
  exporters: z.array(adapterExporter).default([]).describe("besides the scripted one, which every adapter has"),
  devicesMax: z.int().min(1),
  tasksMax: z
    .int()
    .min(1)
    .max(TASKS_MAX)
    .default(1)
    .describe(
      "tasks a program may have; with more than one a step that waits is completed by a later one, or at the end",
    ),
  windowBytes: z
    .int()
    .min(256)
    .max(ADAPTER_WINDOW_BYTES_MAX)
    .default(2500)
    .describe("how many bytes of requests may be unanswered; a terminal takes 4 kB before somebody reads"),
});

export type AdapterHello = z.output<typeof adapterHello>;
