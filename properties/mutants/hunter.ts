// SPDX-License-Identifier: MIT
/** A thread that hunts one mutant after the other: which one next it is told each time. */
import { parentPort, workerData } from "node:worker_threads";
import type { SelftestOptions } from "../../spec/engine-api.ts";
import { huntMutant, mutantOf } from "./selftest.ts";

const { root, options } = workerData as { readonly root: string; readonly options: SelftestOptions };
const port = parentPort;
if (port === null) throw new Error("the hunter runs as a thread only");

port.on("message", async (id: string) => {
  port.postMessage(await huntMutant(root, id, mutantOf(id), options));
});
