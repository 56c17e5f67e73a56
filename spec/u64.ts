// SPDX-License-Identifier: MIT
import * as z from "zod";

const EXPECTED = "expected 64-bit lower-case hex text such as 0x1000";

/** A 64-bit quantity: lower-case hex text in JSON, bigint in memory. */
export const u64 = z.codec(z.string(EXPECTED).regex(/^0x[0-9a-f]{1,16}$/, EXPECTED), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (value) => hexOf(value),
});

/** Hex text of the low 64 bits. */
export function hexOf(value: bigint): string {
  return `0x${BigInt.asUintN(64, value).toString(16)}`;
}

/** JSON text with sorted keys and every bigint as hex: equal text means equal data. */
export function canonicalJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, sortKeys, indent);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return hexOf(value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
