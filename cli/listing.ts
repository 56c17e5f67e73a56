// SPDX-License-Identifier: MIT
/** Lists: rows of fields for `--json`, columns of text for people. */
import { table, WIDTH } from "../reports/layout.ts";
import { paintFor } from "../reports/paint.ts";
import { type OutputOptions, print, printJson } from "./output.ts";

/** Fields by name; only those shown as columns need be plain. */
export type Row = Readonly<Record<string, unknown>>;

export interface Listing {
  /** What `--json` prints. */
  readonly rows: readonly Row[];
  /** The fields a terminal shows, in order. */
  readonly columns: readonly string[];
  /** Lines of counts: with the names of the columns above them and a sum below. */
  readonly counts?: boolean;
}

function sumOf(rows: readonly Row[], column: string, index: number): string {
  if (index === 0) return "all";
  const numbers = rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
  return numbers.length === 0 ? "" : String(numbers.reduce((sum, n) => sum + n, 0));
}

const cell = (row: Row, column: string): string => (row[column] === 0 ? "·" : String(row[column] ?? ""));

/** The lines of a listing, as long as their texts are. */
export function listingLines({ rows, columns, counts = false }: Listing): string[] {
  const cells = rows.map((row) => columns.map((column) => cell(row, column)));
  if (counts) {
    cells.unshift([...columns]);
    cells.push(columns.map((column, index) => sumOf(rows, column, index)));
  }
  const numeric = (column: string): boolean => rows.every((row) => typeof row[column] === "number");
  return table(
    cells,
    columns.map((column) => (numeric(column) ? "right" : "left")),
  ).map((line) => line.trimEnd());
}

/** On a terminal a long line is cut; in a pipe it stays whole, for tools that search it. */
function fitted(line: string): string {
  const width = process.stdout.isTTY ? process.stdout.columns || WIDTH : Number.POSITIVE_INFINITY;
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

/** Prints a listing, under a heading if it has one. */
export function printListing(listing: Listing, options: OutputOptions, heading: readonly string[] = []): void {
  if (options.json) {
    printJson(listing.rows);
    return;
  }
  const [first = "", ...others] = listingLines(listing).map(fitted);
  const paint = paintFor(process.stdout, options.color);
  print([...heading, listing.counts === true ? paint.faint(first) : first, ...others]);
}
