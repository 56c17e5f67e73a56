// SPDX-License-Identifier: MIT
/** The way back to an agent whose connection was lost: its machine may have to boot first. */
import type { AdapterHello } from "../../../spec/adapter.ts";
import { UserError } from "../../../spec/user-error.ts";
import type { AdapterClient } from "./client.ts";

const clock = new Int32Array(new SharedArrayBuffer(4));

function sleep(ms: number): void {
  Atomics.wait(clock, 0, 0, ms);
}

interface Try {
  readonly client: AdapterClient;
  /** Why it does not greet; null: it does. */
  readonly fault: UserError | null;
}

function tried(start: () => AdapterClient): Try {
  const client = start();
  try {
    client.hello();
    return { client, fault: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    client.endpoint.close();
    return { client, fault: error };
  }
}

/** What must not have changed; build options may: lock debugging switches itself off. */
function identity({ kernel, era, commands, faults, pageSizeBytes, devicesMax }: AdapterHello): string {
  return JSON.stringify([kernel, era, pageSizeBytes, devicesMax, commands, faults]);
}

/** What is known of the agent before. */
export interface Lost {
  readonly hello: AdapterHello;
  /** What it was asked when it was lost. */
  readonly at: string;
}

/** Starts until one greets, and is the same as before; a pause before each try but the first. */
export function reconnect(start: () => AdapterClient, lost: Lost, pausesMs: readonly number[]): AdapterClient {
  let { client, fault } = tried(start);
  for (const pauseMs of pausesMs) {
    // Who is silent has been waited for long enough.
    if (fault === null || client.endpoint.hung) break;
    sleep(pauseMs);
    ({ client, fault } = tried(start));
  }
  if (fault !== null) throw new UserError(`${fault.message}; it was lost at ${lost.at}`, 3);
  const { kernel } = client.hello();
  if (identity(client.hello()) === identity(lost.hello)) return client;
  client.endpoint.close();
  throw client.odd(`is another one now: ${kernel}, after ${lost.hello.kernel} was lost at ${lost.at}`);
}
