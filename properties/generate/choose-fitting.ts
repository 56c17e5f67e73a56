// SPDX-License-Identifier: MIT

/** Puts the last object of a list that fits in place of the drawn one; the NULL pointer stays. */
export function chooseFitting(
  args: Record<string, unknown>,
  name: string,
  ids: readonly number[],
  fits: (id: number) => boolean,
): void {
  if (typeof args[name] !== "number" || fits(args[name])) return;
  const fitting = ids.findLast(fits);
  if (fitting !== undefined) args[name] = fitting;
}
