// SPDX-License-Identifier: MIT
/** A function an emitted C program is made with. */
export interface CHelper {
  readonly text: string;
  readonly needs: readonly string[];
  readonly headers: readonly string[];
}

export function helper(text: string, needs: readonly string[] = [], headers: readonly string[] = []): CHelper {
  return { text, needs, headers };
}
