// SPDX-License-Identifier: MIT
import { tableOfPages } from "./page-table.ts";
import { storedExporter } from "./stored.ts";

/** Exporter of scattered pages. */
export const pages = storedExporter("pages", false, tableOfPages);

export default pages;
