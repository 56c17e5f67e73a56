// SPDX-License-Identifier: MIT
import { styleText } from "node:util";

/** Colours a text, or leaves it as it is. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

const as = (style: Parameters<typeof styleText>[0]) => (text: string) => (text === "" ? text : styleText(style, text));
const plain = (text: string): string => text;

const COLOURS: Paint = {
  good: as("green"),
  bad: as(["red", "bold"]),
  warn: as("yellow"),
  strong: as("bold"),
  faint: as("dim"),
};

export const PLAIN: Paint = { good: plain, bad: plain, warn: plain, strong: plain, faint: plain };

/** Colours only for a terminal, and never against the user's will (no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, wanted = true): Paint {
  const refused = !wanted || (process.env["NO_COLOR"] ?? "") !== "";
  return stream.isTTY === true && !refused ? COLOURS : PLAIN;
}
