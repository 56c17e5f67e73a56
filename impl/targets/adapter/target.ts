// SPDX-License-Identifier: MIT
import type { AdapterHello } from "../../../spec/adapter.ts";
import { COMMAND_NAMES } from "../../../spec/commands/index.ts";
import { FAULT_POINTS, isExporterFault } from "../../../spec/fault.ts";
import { CENSUS_FIELDS, type CensusField } from "../../../spec/observation.ts";
import { DEFAULT_DEVICE, type ExporterSpec, SCRIPTED_EXPORTER, type World } from "../../../spec/program.ts";
import type { Capabilities, Target } from "../../../spec/target.ts";
import { UserError } from "../../../spec/user-error.ts";
import { TargetLoadError } from "../target-load-error.ts";
import type { Launch } from "./endpoint.ts";
import { STEP_MS_MAX } from "./pollution.ts";
import { AdapterPool } from "./pool.ts";
import { isDescribed, offeredExporters, type ProviderChoice } from "./provider.ts";
import { beginFault } from "./reply-fault.ts";
import { AdapterSession } from "./session.ts";
import type { Watch } from "./watch.ts";
import { WholeRunner } from "./whole.ts";
import { leftoversOf } from "./wire.ts";

/**
 * A target behind the adapter protocol: starts one, hears what it can do, and keeps it and its successors. With a
 * provider its buffers come from nowhere else.
 */
export function adapterTarget(name: string, launch: Launch, watch: Watch, provider: ProviderChoice = null): Target {
  const pool = new AdapterPool(launch, name, watch);
  try {
    const hello = pool.current().hello();
    const exporters = offeredExporters(hello, provider, pool, name);
    const seen = capabilitiesOf(hello, exporters, countedFields(pool));
    const capabilities = { ...seen, expendable: launch.expendable, config: () => pool.config };
    const runner = new WholeRunner(pool);
    return {
      name,
      capabilities,
      open(world) {
        runner.settle();
        return new AdapterSession(pool, world);
      },
      // Nothing here behaves like a driver that only its description is known of: its programs cannot be rehearsed.
      ...(isDescribed(provider) ? {} : { sendWhole: (programs) => runner.start(programs) }),
    };
  } catch (error) {
    pool.close();
    // What cannot even be begun with was named wrongly, or is no adapter.
    throw error instanceof UserError ? new TargetLoadError(error.message) : error;
  }
}

/** The counts a target reports: an empty program shows them. */
function countedFields(pool: AdapterPool): CensusField[] {
  const client = pool.current();
  const begun = client.ask({ do: "begin", devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER }, STEP_MS_MAX);
  const fault = begun === null ? null : beginFault(begun);
  if (fault !== null) throw client.odd(fault);
  const ended = begun === null ? null : client.ask({ do: "end" }, STEP_MS_MAX);
  const leftovers = ended === null ? null : leftoversOf(ended);
  if (leftovers === null) throw client.odd(`does not survive an empty program${client.lastWords()}`);
  return CENSUS_FIELDS.filter((field) => field in leftovers.census);
}

function capabilitiesOf(
  hello: AdapterHello,
  exporters: readonly ExporterSpec[],
  census: readonly CensusField[],
): Omit<Capabilities, "expendable" | "config"> {
  const { era, commands, faults } = hello;
  return {
    eras: [era],
    commands: new Set(COMMAND_NAMES.filter((name) => commands.includes(name))),
    faults: new Set(FAULT_POINTS.filter((point) => faults.includes(point) && !isExporterFault(point))),
    exporters,
    instrumented: false,
    sees: { diagnosticKinds: "warnings-only", census },
    world: (wanted) => worldOn(wanted, exporters, hello),
  };
}

/** The nearest world a kernel can make: its own page size, no IOMMU, no more tasks, devices and exporters than it has. */
function worldOn(wanted: World, exporters: readonly ExporterSpec[], hello: AdapterHello): World {
  const { pageSizeBytes, devicesMax, tasksMax } = hello;
  const devices = wanted.devices
    .slice(0, devicesMax)
    .map((device) => ({ ...device, iommu: "none" as const, coherent: true }));
  const exporter = exporters.find(({ kind }) => kind === wanted.exporter.kind) ?? exporters[0] ?? SCRIPTED_EXPORTER;
  const tasks = Math.min(wanted.tasks ?? 1, tasksMax);
  return { pageSizeBytes, devices, exporter, ...(tasks > 1 ? { tasks } : {}) };
}
