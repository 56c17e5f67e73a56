// SPDX-License-Identifier: MIT
/** How texts for people show what is not there. */
import type { BufferState } from "../state.ts";

/** The exporter's name as printed: a NULL one is printed as the kernel prints NULL strings (EXPORT-43). */
export function shownExporterName(buffer: BufferState): string {
  return buffer.exporterName ?? "(null)";
}

/** The userspace name as the debug listing prints it: a nameless buffer has a mark, an empty name shows as such (NAME-16). */
export function shownName(buffer: BufferState): string {
  return buffer.name ?? "<none>";
}
