// SPDX-License-Identifier: MIT
import type { OpName } from "../../spec/op.ts";
import { SCRIPTED_EXPORTER } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import contiguous from "../exporters/contiguous.ts";
import late from "../exporters/late.ts";
import pages from "../exporters/pages.ts";
import { DRIVER_ENTRIES } from "./driver-entries.ts";
import { type ExporterEntry, inProcessTarget } from "./in-process.ts";

export { type ExporterEntry, inProcessTarget, sessionFor } from "./in-process.ts";

/** The ops all reference exporters have. */
const OPS: readonly OpName[] = [
  "attach",
  "detach",
  "map_dma_buf",
  "unmap_dma_buf",
  "release",
  "vmap",
  "vunmap",
  "mmap",
  "begin_cpu_access",
  "end_cpu_access",
];

const EXPORTERS: readonly ExporterEntry[] = [
  { spec: SCRIPTED_EXPORTER, factory: null },
  { spec: { kind: "pages", ops: OPS }, factory: pages },
  { spec: { kind: "contiguous", ops: OPS }, factory: contiguous },
  { spec: { kind: "late", ops: OPS }, factory: late },
  ...DRIVER_ENTRIES,
];

/** What may be chosen about the reference target. */
export interface ReferenceOptions {
  /** Exporters a world may name; all reference exporters unless given. */
  readonly exporters?: readonly ExporterEntry[];
}

/** The default target: the reference framework with the reference exporters, nothing but Node needed. */
export function referenceTarget(options: ReferenceOptions = {}): Target {
  return inProcessTarget("reference", options.exporters ?? EXPORTERS);
}
