// SPDX-License-Identifier: MIT
/** A third party's importer module as a target: the reference framework and exporters under it, its calls judged. */
import type { CommandName } from "../../spec/commands/index.ts";
import { DEFAULT_PAGE_SIZE_BYTES } from "../../spec/schema.ts";
import type { Capabilities, Session, Target } from "../../spec/target.ts";
import type { Importer, ImporterFactory, ImporterKernel } from "../importers/kit.ts";
import { CallingKernel } from "./importer-kernel.ts";
import { ModuleImporter } from "./importer-port.ts";
import { defaultOf, importModule, lineOf } from "./module-file.ts";
import { referenceTarget } from "./reference.ts";
import { TargetLoadError } from "./target-load-error.ts";

/** What happens around an importer: buffers, fences of others, moves, signals, time. Its own objects are its own. */
const SURROUNDINGS: readonly CommandName[] = [
  ...(["export", "resv-lock", "resv-unlock", "resv-reserve", "resv-add"] as const),
  ...(["fence-new", "fence-signal", "fence-put", "task-signal", "task-signal-clear", "advance-clock"] as const),
  ...(["exporter-move", "exporter-revoke", "exporter-restore"] as const),
];

const ENTRIES: readonly CommandName[] = [
  ...(["importer-open", "importer-read", "importer-write", "importer-interrupt", "importer-close"] as const),
];

/** Exporters with real storage that an importer meets: one that stays in place, one that moves. */
const EXPORTERS: ReadonlySet<string> = new Set(["pages", "vram"]);

/** Loads a module and makes a target of it. */
export async function loadImporterTarget(path: string): Promise<Target> {
  return importerTarget(`importer:${path}`, factoryOf(path, await importModule(path, "importer")));
}

/** The reference framework with this importer above it. */
export function importerTarget(name: string, factory: ImporterFactory): Target {
  const reference = referenceTarget();
  const { capabilities } = reference;
  return {
    name,
    watchesLocks: true,
    capabilities: {
      ...capabilities,
      commands: new Set([...SURROUNDINGS, ...ENTRIES]),
      faults: new Set(),
      importer: kindOf(factory(new CallingKernel(DEFAULT_PAGE_SIZE_BYTES))),
      exporters: capabilities.exporters.filter(({ kind }) => EXPORTERS.has(kind)),
    },
    open(world, era, config): Session {
      const session = reference.open(world, era, config);
      const sizes = new Map<number, bigint>();
      const sizeOf = (buffer: number): bigint => sizes.get(buffer) ?? 0n;
      return {
        importer: new ModuleImporter(factory, world.pageSizeBytes, sizeOf),
        run(step) {
          if (step.do === "export") sizes.set(step.id, step.args.size);
          return session.run(step);
        },
        close: () => session.close(),
      };
    },
  };
}

function kindOf({ attachOps }: Importer): NonNullable<Capabilities["importer"]> {
  if (attachOps === undefined) return "static";
  return attachOps.moveNotify === undefined ? "dynamic" : "told-of-moves";
}

function factoryOf(path: string, module: unknown): ImporterFactory {
  const exported = defaultOf(module);
  if (typeof exported !== "function") {
    const found = exported === undefined ? "has no default export" : `its default export is no function`;
    throw new TargetLoadError(`${path}: ${found}; expected a function (kernel) => importer`);
  }
  const factory = exported as ImporterFactory;
  check(path, probe(path, factory));
  return factory;
}

/** Makes one importer to look at; nothing is called. */
function probe(path: string, factory: ImporterFactory): unknown {
  const kernel: ImporterKernel = new CallingKernel(DEFAULT_PAGE_SIZE_BYTES);
  try {
    return factory(kernel);
  } catch (error) {
    throw new TargetLoadError(`${path}: its default export throws: ${lineOf(error)}`);
  }
}

const NEEDED = ["open", "read", "write", "close"] as const satisfies readonly (keyof Importer)[];

function check(path: string, importer: unknown): void {
  if (typeof importer !== "object" || importer === null)
    throw new TargetLoadError(`${path}: its default export returns no importer`);
  const loose = importer as Readonly<Record<string, unknown>>;
  if (typeof loose["name"] !== "string") throw new TargetLoadError(`${path}: the importer has no name (a string)`);
  for (const entry of NEEDED) {
    if (typeof loose[entry] !== "function") throw new TargetLoadError(`${path}: the importer has no function ${entry}`);
  }
}
