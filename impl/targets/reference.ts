// SPDX-License-Identifier: MIT
import type { OpName } from "../../spec/op.ts";
import { SCRIPTED_EXPORTER } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import contiguous from "../exporters/contiguous.ts";
import late from "../exporters/late.ts";
import pages from "../exporters/pages.ts";
import { USUAL_OPS } from "../exporters/usual-ops.ts";
import vram from "../exporters/vram.ts";
import { DRIVER_ENTRIES } from "./driver-entries.ts";
import { type ExporterEntry, inProcessTarget } from "./in-process.ts";

export { type ExporterEntry, inProcessTarget, sessionFor } from "./in-process.ts";

const VRAM_OPS: readonly OpName[] = ["attach", "detach", "pin", "unpin", "map_dma_buf", "unmap_dma_buf", "release"];

const EXPORTERS: readonly ExporterEntry[] = [
  { spec: SCRIPTED_EXPORTER, factory: null },
  { spec: { kind: "pages", ops: USUAL_OPS }, factory: pages },
  { spec: { kind: "contiguous", ops: USUAL_OPS }, factory: contiguous },
  { spec: { kind: "late", ops: USUAL_OPS }, factory: late },
  { spec: { kind: "vram", ops: VRAM_OPS, moves: true }, factory: vram },
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
