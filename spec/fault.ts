// SPDX-License-Identifier: MIT
/**
 * Named places where a step can be made to fail from outside: every allocation of the framework, the two file limits,
 * copies from user memory, and the services an exporter calls.
 */
export const FAULT_POINTS = [
  "alloc:inode",
  "alloc:file",
  "alloc:dma-buf",
  "alloc:statistics",
  "alloc:attachment",
  "alloc:table-wrapper",
  "alloc:table-entries",
  "alloc:name",
  "alloc:fences",
  "limit:fd-table",
  "limit:files",
  "copy:from-user",
  "copy:to-user",
  "exporter:pages",
  "exporter:table",
  "exporter:dma-map",
  "exporter:vmap",
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** The service of the kernel that fails when an exporter is judged; the framework's own points are all others. */
export function isExporterFault(point: FaultPoint): boolean {
  return point.startsWith("exporter:");
}
