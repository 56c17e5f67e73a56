// SPDX-License-Identifier: MIT
import { Argument, type Command } from "commander";
import { jsonSchemaOf, SCHEMA_NAMES, type SchemaName } from "../spec/json-schema.ts";
import { withOutput } from "./common-options.ts";

function printSchema(name: SchemaName | undefined): void {
  const value =
    name === undefined ? Object.fromEntries(SCHEMA_NAMES.map((n) => [n, jsonSchemaOf(n)])) : jsonSchemaOf(name);
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** `dmabuf-ct schema [program|finding|results|request|reply]` */
export function addSchema(program: Command): void {
  const command = program
    .command("schema")
    .summary("the JSON Schemas of files and lines")
    .description(
      "Print a JSON Schema: of program and finding files, of a line of results.jsonl, of a request to an adapter or its reply. Without a name: all.",
    )
    .addArgument(new Argument("[file]", "which form").choices(SCHEMA_NAMES))
    .action(printSchema);
  withOutput(command, "no effect: a schema is JSON already");
}
