// SPDX-License-Identifier: MIT
/** A pattern for whole names: `*` and `?`, case ignored. A slash is a character like any other: signatures have them. */
export function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*+/g, ".*").replaceAll("?", ".")}$`, "is");
}
