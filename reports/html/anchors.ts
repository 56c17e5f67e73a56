// SPDX-License-Identifier: MIT
/** Names of places in the page. They stay the same from run to run, so that links can be kept. */

import type { FindingLine } from "../../spec/result-lines.ts";
import { findingFileName } from "../signature.ts";

/** `finding-MAP-36-3fa9c1d2` */
export function findingAnchor({ finding }: FindingLine): string {
  return `finding-${findingFileName(finding).replace(/\.json$/, "")}`;
}

/** `clause-MAP-36` */
export function clauseAnchor(id: string): string {
  return `clause-${id}`;
}
