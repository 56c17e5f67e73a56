// SPDX-License-Identifier: MIT
/** The self-test on all processors: mutants are independent of each other, and told in their order. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { MutantResult, SelftestOptions } from "../../spec/engine-api.ts";

/** Hunts a thread does before a new one takes its place: each leaves a whole framework behind in its memory. */
const HUNTS_PER_THREAD = 60;

export async function selftest(
  root: string,
  options: SelftestOptions,
  onMutant: (result: MutantResult) => void,
): Promise<MutantResult[]> {
  const { filter } = options;
  const results: (MutantResult | undefined)[] = new Array(filter.length).fill(undefined);
  let next = 0;
  let told = 0;
  const tell = (): void => {
    for (let result = results[told]; result !== undefined; result = results[++told]) onMutant(result);
  };
  const hunt = async (): Promise<void> => {
    while (next < filter.length) {
      const hunter = new Hunter(root, options);
      for (let hunts = 0; hunts < HUNTS_PER_THREAD && next < filter.length; hunts++) {
        const at = next++;
        results[at] = await hunter.hunt(filter[at] as string);
        tell();
      }
      await hunter.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), filter.length) }, hunt));
  return results.filter((result) => result !== undefined);
}

/** One thread, which hunts one mutant at a time. */
class Hunter {
  readonly #worker: Worker;

  constructor(root: string, options: SelftestOptions) {
    this.#worker = new Worker(new URL("./hunter.mjs", import.meta.url), { workerData: { root, options } });
  }

  hunt(id: string): Promise<MutantResult> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => reject(error);
      this.#worker.once("error", failed);
      this.#worker.once("message", (result: MutantResult) => {
        this.#worker.off("error", failed);
        resolve(result);
      });
      this.#worker.postMessage(id);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
