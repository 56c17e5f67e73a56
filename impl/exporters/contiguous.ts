// SPDX-License-Identifier: MIT
import { tableOfRun } from "./run-table.ts";
import { storedExporter } from "./stored.ts";

/** Exporter of one physically contiguous range. */
export const contiguous = storedExporter("contiguous", true, tableOfRun);

export default contiguous;
