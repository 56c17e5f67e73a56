// SPDX-License-Identifier: MIT
import * as z from "zod";
import { choice, command, device, handle } from "../command.ts";

const page = choice([0, 1, 3]);

/**
 * What a third party's importer is asked to do. Each leads to as many calls as the importer thinks right, which are judged
 * one by one. Only on importer targets. Catalogue §32.4.
 */
export const IMPORTER_COMMANDS = {
  "importer-open": command({
    summary: "the importer is given a buffer to use with a device",
    kernel: "the driver's prime_import",
    args: { buffer: handle("buffer"), device },
    makes: "importer",
    weight: 5,
  }),
  "importer-read": command({
    summary: "the importer has its device read a byte of the buffer",
    kernel: "the driver's submit",
    args: { importer: handle("importer"), page },
    value: z.int().min(0).max(255).nullable().describe("null: the importer answered with an error"),
    weight: 6,
  }),
  "importer-write": command({
    summary: "the importer has its device write a byte of the buffer",
    kernel: "the driver's submit",
    args: { importer: handle("importer"), page, marker: choice([1, 2, 255]) },
    weight: 6,
  }),
  "importer-interrupt": command({
    summary: "the device is done: the importer's interrupt handler runs",
    kernel: "the driver's interrupt handler",
    args: { importer: handle("importer") },
    weight: 3,
  }),
  "importer-close": command({
    summary: "the importer gives the buffer back",
    kernel: "the driver's gem_free_object",
    args: { importer: handle("importer") },
    weight: 2,
  }),
} as const;
