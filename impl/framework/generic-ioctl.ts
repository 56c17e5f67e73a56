// SPDX-License-Identifier: MIT
import type { Args } from "../../spec/commands/index.ts";
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import type { FdTable } from "./fd-table.ts";
import type { FileStruct } from "./file-struct.ts";

/** Ioctls the file layer answers before dma-buf sees them (SYNC-21), and words dma-buf does not know (SYNC-20). */
export function genericIoctl(
  core: Core,
  table: FdTable,
  number: number,
  file: FileStruct,
  request: Args<"generic-ioctl">["request"],
): number | KernelError {
  if (request === "FIOCLEX") table.setCloseOnExec(number, true);
  else if (request === "FIONCLEX") table.setCloseOnExec(number, false);
  else if (request === "FIONBIO") file.nonBlocking = true;
  else if (request === "FIGETBSZ") return core.pageSizeBytes;
  else return error(request === "FIFREEZE" ? "EOPNOTSUPP" : "ENOTTY");
  return 0;
}
