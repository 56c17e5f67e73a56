// SPDX-License-Identifier: MIT
/** Mark-up as values: whatever a template takes in is escaped, unless it is mark-up itself. */
import { plainText } from "../prepared.ts";

/** Mark-up that is safe to put into a page. Only templates make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Piece = Markup | string | number | null | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** A text as it may stand between tags and in quoted attributes. */
export function escaped(text: string): string {
  return plainText(text).replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char);
}

function written(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Markup) return piece.text;
  return typeof piece === "object" ? piece.map(written).join("") : escaped(String(piece));
}

/** A template: its own text is mark-up, all it takes in is escaped. Attributes must be in double quotation marks. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.map((part, at) => part + written(pieces[at] ?? null)).join(""));
}
