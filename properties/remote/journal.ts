// SPDX-License-Identifier: MIT
/**
 * What a thread was doing when it stopped answering. The running program is written to shared memory before each step,
 * so that the main thread can read it although the other one never returns from third-party code.
 */

import { newWatch, type Watch } from "../../impl/targets/adapter/watch.ts";
import { PROGRAM_SCHEMA, type Program } from "../../spec/program.ts";
import { parseProgram } from "../../spec/program-file.ts";
import type { ImporterPort, Session, Target } from "../../spec/target.ts";
import { canonicalJson } from "../../spec/u64.ts";
import { COUNTERS_BYTES } from "../campaign/counters.ts";
import { IMPORTER_CALLS_FROM } from "../importer/importer-host.ts";

/** A thousand steps of a hundred bytes, many times over. */
const JOURNAL_BYTES = 4 << 20;
const USED = 0;
const BEATS = 1;
const STOP = 2;

export interface Shared {
  /** Bytes used in the journal; steps begun; whether to stop. */
  readonly counters: Int32Array;
  /** All a campaign counts: it is known although the thread is lost. */
  readonly tallied: SharedArrayBuffer;
  readonly bytes: Uint8Array;
  /** For the adapters the thread waits for. */
  readonly watch: Watch;
}

export function newShared(): Shared {
  return {
    counters: new Int32Array(new SharedArrayBuffer(16)),
    tallied: new SharedArrayBuffer(COUNTERS_BYTES),
    bytes: new Uint8Array(new SharedArrayBuffer(JOURNAL_BYTES)),
    watch: newWatch(),
  };
}

export function beatsOf(shared: Shared): number {
  return Atomics.load(shared.counters, BEATS);
}

export function askToStop(shared: Shared): void {
  Atomics.store(shared.counters, STOP, 1);
}

export function mustStop(shared: Shared): boolean {
  return Atomics.load(shared.counters, STOP) === 1;
}

/** The target, writing down what it is about to do. */
export function journaled(target: Target, shared: Shared): Target {
  return {
    name: target.name,
    capabilities: target.capabilities,
    ...(target.watchesLocks === true && { watchesLocks: true }),
    open(world, era, config): Session {
      const session = target.open(world, era, config);
      Atomics.store(shared.counters, USED, 0);
      append(shared, canonicalJson({ schema: PROGRAM_SCHEMA, world, era, config }));
      const { importer } = session;
      return {
        ...(importer !== undefined && { importer: entered(importer, shared) }),
        run(step) {
          // An importer's own calls come again with the step that entered it.
          if (step.id < IMPORTER_CALLS_FROM) append(shared, canonicalJson(step));
          Atomics.add(shared.counters, BEATS, 1);
          return session.run(step);
        },
        close() {
          Atomics.add(shared.counters, BEATS, 1);
          return session.close();
        },
      };
    },
  };
}

/** What an importer under test was entered for is written down like any other step. */
function entered(importer: ImporterPort, shared: Shared): ImporterPort {
  return {
    interrupts: importer.interrupts,
    enter(step) {
      append(shared, canonicalJson(step));
      Atomics.add(shared.counters, BEATS, 1);
      return importer.enter(step);
    },
    notify: (attachment) => importer.notify(attachment),
  };
}

const encoder = new TextEncoder();

function append(shared: Shared, line: string): void {
  const at = Atomics.load(shared.counters, USED);
  const encoded = encoder.encode(`${line}\n`);
  if (at + encoded.length > shared.bytes.length) return;
  shared.bytes.set(encoded, at);
  Atomics.store(shared.counters, USED, at + encoded.length);
}

/** The program that was running, its last step the one that did not return. */
export function readJournal(shared: Shared): Program {
  const used = Atomics.load(shared.counters, USED);
  const text = new TextDecoder().decode(shared.bytes.slice(0, used));
  const [setting, ...steps] = text.trimEnd().split("\n");
  const whole = `{"steps":[${steps.join(",")}],${(setting ?? "{}").slice(1)}`;
  return parseProgram(whole, "the journal");
}
