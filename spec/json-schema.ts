// SPDX-License-Identifier: MIT
import * as z from "zod";
import { adapterReplySchema, adapterRequestSchema } from "./adapter-schema.ts";
import { resultLineSchema } from "./result-lines.ts";
import { findingSchema, programSchema } from "./schema.ts";

const FILES = {
  program: programSchema,
  finding: findingSchema,
  results: resultLineSchema,
  request: adapterRequestSchema,
  reply: adapterReplySchema,
} as const;

export type SchemaName = keyof typeof FILES;

export const SCHEMA_NAMES = Object.keys(FILES) as SchemaName[];

/** Bounds that only say "a safe integer of the language" are noise to a reader in another one. */
function dropLanguageLimits(context: { readonly jsonSchema: { maximum?: number; minimum?: number } }): void {
  const { jsonSchema } = context;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** The JSON Schema (draft 2020-12) of a file as it is written; for `results`, `request` and `reply`, of one line. */
export function jsonSchemaOf(name: SchemaName): object {
  return z.toJSONSchema(FILES[name], { io: "input", override: dropLanguageLimits });
}
