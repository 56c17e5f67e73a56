// SPDX-License-Identifier: MIT
import { COMMAND_NAMES } from "../../spec/commands/index.ts";
import { covers, RUNNABLE_ERAS, type RunnableEra } from "../../spec/eras.ts";
import { FAULT_POINTS } from "../../spec/fault.ts";
import type { Config, ExporterSpec, World } from "../../spec/program.ts";
import { FULL_SIGHT, type Session, type Target } from "../../spec/target.ts";
import type { Driver } from "../drivers/driver.ts";
import type { ExporterFactory } from "../exporters/kit.ts";
import { Machine } from "../hardware/machine.ts";
import { BareHardware } from "../kernel/bare-hardware.ts";
import { Faults } from "../kernel/faults.ts";
import { ExporterSource, ScriptedSource } from "./buffer-source.ts";
import { isForImporter } from "./commands/importer.ts";
import { InProcessSession } from "./session.ts";

/** An exporter a world may name. The scripted one needs no factory. */
export interface ExporterEntry {
  readonly spec: ExporterSpec;
  readonly factory: ExporterFactory | null;
  /** For a driver that makes buffers through an interface of its own. */
  readonly driver?: (machine: Machine, era: RunnableEra) => Driver;
}

/** A session of the reference framework; `factory` null: with the scripted exporter. */
export function sessionFor(factory: ExporterFactory | null, world: World, era: RunnableEra, config: Config): Session {
  const faults = new Faults();
  if (factory === null) {
    const hardware = new BareHardware(world);
    const source = new ScriptedSource(world.pageSizeBytes);
    return new InProcessSession({ world, era, config, hardware, faults, source });
  }
  const hardware = new Machine(world, faults);
  const source = new ExporterSource(factory(hardware.kernel), hardware);
  return new InProcessSession({ world, era, config, hardware, faults, source });
}

/** A session of the reference framework with one of its drivers. */
function driverSession(entry: Required<ExporterEntry>, world: World, era: RunnableEra, config: Config): Session {
  const faults = new Faults();
  const hardware = new Machine(world, faults, config.dmaApiDebug);
  const driver = entry.driver(hardware, era);
  const source = new ExporterSource(driver.exporter, hardware);
  return new InProcessSession({ world, era, config, hardware, faults, source, driver });
}

/** The reference framework in this process, with these exporters behind it. */
export function inProcessTarget(name: string, exporters: readonly ExporterEntry[]): Target {
  return {
    name,
    capabilities: {
      eras: RUNNABLE_ERAS,
      commands: new Set(COMMAND_NAMES.filter((name) => !isForImporter(name))),
      faults: new Set(FAULT_POINTS),
      exporters: exporters.map((entry) => entry.spec),
      instrumented: true,
      expendable: true,
      sees: FULL_SIGHT,
      config: (wanted) => wanted,
      world: (wanted) => wanted,
    },
    open(world, era, config) {
      const entry = exporters.find(({ spec }) => spec.kind === world.exporter.kind && covers(spec.eras ?? {}, era));
      if (entry === undefined) throw new Error(`target ${name} has no exporter ${world.exporter.kind} in era ${era}`);
      const { spec, factory, driver } = entry;
      if (driver !== undefined) return driverSession({ spec, factory, driver }, world, era, config);
      return sessionFor(factory, world, era, config);
    },
  };
}
