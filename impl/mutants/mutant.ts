// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { RunnableEra } from "../../spec/eras.ts";
import type { ExporterKind } from "../../spec/program.ts";

/**
 * A seeded defect: one search-and-replace in the sources of `impl/`, as a wrong change would look. It must die by a
 * finding that names its clause; one that lives fails the self-test.
 */
export interface Mutant {
  /** The clause it breaks. */
  readonly clause: ClauseId;
  /** What the wrong change does, in a few words. */
  readonly title: string;
  /** Source file, from the top of the repository. */
  readonly file: `impl/${string}.ts`;
  /** Text that stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Era it shows in; absent: the default era. */
  readonly era?: RunnableEra;
  /** Exporter it shows with: only such worlds are drawn; absent: any. */
  readonly exporter?: ExporterKind;
  /** Row of the historical bug corpus this repeats, if any. */
  readonly bug?: string;
}
