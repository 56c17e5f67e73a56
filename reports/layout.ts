// SPDX-License-Identifier: MIT
/** Plain text in columns. Widths are counted before colours are added. */

/** Columns a report keeps to. */
export const WIDTH = 100;

/** Breaks a text at spaces into lines of at most `width`; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The first line after `head`, the others indented to the same column. */
export function hang(head: string, text: string, width = WIDTH): string[] {
  const indent = " ".repeat(head.length);
  return wrap(text, width - head.length).map((line, index) => (index === 0 ? head : indent) + line);
}

/** A number with its thousands set apart. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, " ");
}

/** `1 step`, `3 steps`. */
export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Seconds with one digit: `29.9 s`; minutes from two on: `5 min 3 s`. */
export function duration(ms: number): string {
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

export type Align = "left" | "right";

/** Columns two spaces apart. Without a word on it the first is left-aligned and the others right. */
export function table(rows: readonly (readonly string[])[], align: readonly Align[] = ["left"]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number): string =>
    align[column] === "left" ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join("  "));
}
