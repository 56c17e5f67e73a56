// SPDX-License-Identifier: MIT
import { type Exporter, isError, type KernelError } from "../exporters/kit.ts";
import type { Core } from "../framework/core.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import { dmaBufExport } from "../framework/export.ts";
import type { Sleeping } from "../kernel/sleep.ts";

/** Exports what a built-in driver has made; if that fails the driver gets it back. `handle` is the step's id. */
export function* exportOwn(
  core: Core,
  handle: number,
  exporter: Exporter,
  made: unknown,
  sizeBytes: bigint,
  flags: string,
): Sleeping<DmaBufStruct | KernelError> {
  const dmabuf = yield* dmaBufExport(core, handle, {
    priv: made,
    ops: exporter.ops,
    sizeBytes,
    flags,
    exporterName: exporter.name,
    owner: null,
    reservation: null,
  });
  if (isError(dmabuf)) exporter.abandon(made);
  return dmabuf;
}
