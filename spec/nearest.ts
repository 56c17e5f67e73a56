// SPDX-License-Identifier: MIT
/** Edits (insert, delete, replace) that turn one text into the other, ignoring case. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known names most like a mistyped one, best first; empty when none is near. */
export function nearest(text: string, known: readonly string[], max = 3): string[] {
  const limit = Math.max(2, Math.ceil(text.length / 2));
  const wanted = text.toLowerCase();
  return known
    .map((name) => ({ name, edits: distance(wanted, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, max)
    .map(({ name }) => name);
}

/** `; did you mean x or y?`, or a pointer to where the names are listed when none is near. */
export function didYouMean(text: string, known: readonly string[], otherwise = ""): string {
  const names = nearest(text, known);
  return names.length === 0 ? otherwise : `; did you mean ${names.join(" or ")}?`;
}
