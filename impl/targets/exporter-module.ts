// SPDX-License-Identifier: MIT
/** A third party's exporter module as a target: loaded from anywhere on disk, looked at, and put under the framework. */
import { OP_NAMES, type OpName } from "../../spec/op.ts";
import type { ExporterSpec, World } from "../../spec/program.ts";
import { DEFAULT_DEVICE } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import type { Exporter, ExporterFactory } from "../exporters/kit.ts";
import { Machine } from "../hardware/machine.ts";
import { defaultOf, importModule, lineOf } from "./module-file.ts";
import { checkMoves, moves, unaskable } from "./module-moves.ts";
import { inProcessTarget } from "./reference.ts";
import { TargetLoadError } from "./target-load-error.ts";

/** Ops no exporter goes without (EXPORT-03, EXPORT-04). */
const MANDATORY_OPS = ["map_dma_buf", "unmap_dma_buf", "release"] as const;

/** Loads a module and makes a target of it. */
export async function loadExporterTarget(path: string): Promise<Target> {
  const factory = factoryOf(path, await importModule(path, "exporter"));
  return exporterTarget(path, factory);
}

/** A target of what a module exports; its path is its name. */
export function exporterTarget(path: string, factory: ExporterFactory): Target {
  const exporter = probe(path, factory);
  const spec: ExporterSpec = { kind: "module", ops: opsOf(path, exporter) };
  checkMoves(path, exporter);
  const whole: ExporterSpec = moves(exporter) ? { ...spec, moves: true } : spec;
  const target = inProcessTarget(`exporter:${path}`, [{ spec: whole, factory }]);
  const commands = new Set(target.capabilities.commands);
  for (const command of unaskable(exporter)) commands.delete(command);
  return { ...target, capabilities: { ...target.capabilities, commands } };
}

function factoryOf(path: string, module: unknown): ExporterFactory {
  const exported = defaultOf(module);
  if (exported === undefined)
    throw new TargetLoadError(`${path}: has no default export; expected a function (kernel) => exporter`);
  if (typeof exported !== "function") {
    throw new TargetLoadError(
      `${path}: its default export is no function but ${typeof exported}; expected (kernel) => exporter`,
    );
  }
  return exported as ExporterFactory;
}

/** Makes one exporter to look at; nothing is exported with it. */
function probe(path: string, factory: ExporterFactory): Exporter {
  const world: World = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: { kind: "module", ops: [] } };
  const machine = new Machine(world, { fails: () => false });
  try {
    return checked(path, factory(machine.kernel));
  } catch (error) {
    if (error instanceof TargetLoadError) throw error;
    throw new TargetLoadError(`${path}: its default export throws: ${lineOf(error)}`);
  }
}

function checked(path: string, exporter: unknown): Exporter {
  if (typeof exporter !== "object" || exporter === null) {
    throw new TargetLoadError(
      `${path}: its default export returns no exporter but ${exporter === null ? "null" : typeof exporter}`,
    );
  }
  const loose = exporter as Readonly<Record<string, unknown>>;
  if (typeof loose["name"] !== "string") throw new TargetLoadError(`${path}: the exporter has no name (a string)`);
  for (const method of ["create", "abandon"]) {
    if (typeof loose[method] !== "function")
      throw new TargetLoadError(`${path}: the exporter has no function ${method}`);
  }
  if (typeof loose["ops"] !== "object" || loose["ops"] === null)
    throw new TargetLoadError(`${path}: the exporter has no ops`);
  return exporter as Exporter;
}

function opsOf(path: string, exporter: Exporter): OpName[] {
  const ops = exporter.ops as unknown as Readonly<Record<string, unknown>>;
  for (const op of MANDATORY_OPS) {
    if (ops[op] === undefined) throw new TargetLoadError(`${path}: the mandatory op ${op} is missing`);
  }
  for (const op of OP_NAMES) {
    if (ops[op] !== undefined && typeof ops[op] !== "function")
      throw new TargetLoadError(`${path}: the op ${op} is no function`);
  }
  if ((ops["pin"] === undefined) !== (ops["unpin"] === undefined)) {
    throw new TargetLoadError(`${path}: has only one of pin and unpin; an export needs both or none (EXPORT-12)`);
  }
  return OP_NAMES.filter((op) => ops[op] !== undefined);
}
