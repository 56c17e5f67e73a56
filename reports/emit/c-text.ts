// SPDX-License-Identifier: MIT
/** Pieces of C text. */

import { clauseOf } from "../../spec/clauses/index.ts";
import { renderSetting } from "../../spec/render.ts";
import type { Recording } from "./recording.ts";
import { encodeToken } from "./token.ts";

/** A string literal. */
export function cString(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) => {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === "\\" || char === "?") return `\\${char}`;
    return byte >= 0x20 && byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${bytes.join("")}"`;
}

/** An unsigned 64-bit number. */
export const cU64 = (value: bigint | number): string => `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}ULL`;

/** One line of a comment; nothing in it ends the comment or begins another. */
export const inComment = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, "?")
    .replaceAll("*/", "* /")
    .replaceAll("/*", "/ *");

const WIDTH = 100;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What was found, and how to see it again with the suite. */
export function storyOf({ program, finding }: Recording): string[] {
  const token = encodeToken(finding ?? program);
  const setting = renderSetting(program);
  if (finding === null) return [...setting, "", `dmabuf-ct replay ${token}`];
  const { clause, expected, observed } = finding;
  return [
    ...(clause === null ? [] : [...wrapped(`${clause} (${clauseOf(clause).level}): ${clauseOf(clause).text}`), ""]),
    `signature  ${finding.signature}`,
    `found on   ${finding.target}, ${setting.join("; ")}`,
    `expected   ${expected}`,
    `observed   ${observed}`,
    "",
    `dmabuf-ct replay ${token}`,
  ];
}

export function comment(lines: readonly string[]): string {
  return ["/*", ...lines.map((line) => ` * ${inComment(line)}`.trimEnd()), " */"].join("\n");
}
