// SPDX-License-Identifier: MIT
import { OP_NAMES, type OpName } from "../../spec/op.ts";

/** The ops of an exporter whose storage stays where it is: all but those that pin it. */
export const USUAL_OPS: readonly OpName[] = OP_NAMES.filter((op) => op !== "pin" && op !== "unpin");
