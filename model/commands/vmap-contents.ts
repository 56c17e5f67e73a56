// SPDX-License-Identifier: MIT
import { bufferOf, pagesOf } from "../contents.ts";
import { scripted } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { pageAt } from "../pages.ts";
import type { Call } from "../rule.ts";

/** Whether the CPU can reach the page through the kept kernel mapping of a buffer with storage. Looks both up. */
export function vmapReaches(c: Call<"vmap-read"> | Call<"vmap-write">, buffer: number, page: number): boolean {
  if (scripted(c.s) || !ownedBuffer(c, buffer)) return false;
  const { vmap, vmapCounter } = bufferOf(c);
  if (vmapCounter === 0 || vmap === null || vmap.address === 0n) return false;
  if (BigInt(page) >= pagesOf(c.s, bufferOf(c))) return false;
  c.page = pageAt(bufferOf(c), page);
  return true;
}
