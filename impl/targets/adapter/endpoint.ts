// SPDX-License-Identifier: MIT
/**
 * A child process behind two pipes that are written and read without an event loop: the engine asks and waits, a
 * hundred thousand times a second. Nothing of it stays on disk: pipes and log lose their names as soon as it runs.
 */
import { type ChildProcess, execFileSync, type StdioOptions, spawn } from "node:child_process";
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../spec/user-error.ts";
import { runFolder } from "./run-folder.ts";
import { beginWait, dismiss, endWait, enroll, killGroup, type Watch, wasKilled } from "./watch.ts";

/** How a child is started on given descriptors. */
export interface Launch {
  /** What it is, for messages. */
  readonly noun: "adapter" | "agent" | "guest";
  /** How long it may take to start and greet. */
  readonly greetingMsMax: number;
  /** What helps when it does not start, for messages. */
  readonly advice?: string;
  /** Whether it may be killed to see how it dies: the next one starts from nothing. */
  readonly expendable: boolean;
  /** How long is waited before each try to reach one that is not, after its connection was lost. */
  readonly pausesMs?: readonly number[];
  readonly command: string;
  readonly args: readonly string[];
  /** Where it runs; a folder that goes away, unless given. */
  readonly cwd?: string;
  /** Its environment; `folder` is a folder that lives while it starts. */
  readonly environment: (folder: string) => NodeJS.ProcessEnv;
  /** Where the child has its input, its output and its log. */
  readonly stdio: (input: number, output: number, log: number) => StdioOptions;
}

const READ_BYTES = 1 << 16;
/** How much of the log is looked at: what was said last. */
const LOG_BYTES = 1 << 16;
/** Longest line that is taken for one. */
const LINE_CHARS_MAX = 1 << 20;

export class Endpoint {
  readonly #watch: Watch;
  readonly #pid: number;
  readonly #folder: string;
  /** To the child, from the child (the second time for looks without a wait), and what it writes to its log. */
  readonly #input: number;
  readonly #output: number;
  readonly #arrived: number;
  readonly #log: number;
  readonly #buffer = Buffer.allocUnsafe(READ_BYTES);
  #lines: string[] = [];
  #at = 0;
  #rest = "";
  #gone = false;

  constructor(launch: Launch, watch: Watch) {
    this.#watch = watch;
    this.#folder = mkdtempSync(join(runFolder(), "adapter-"));
    const [input, output] = [join(this.#folder, "in"), join(this.#folder, "out")];
    try {
      execFileSync("mkfifo", [input, output]);
      // Open for both so that neither open waits; a write after the child's death then fails nowhere.
      this.#input = openSync(input, constants.O_RDWR);
      this.#arrived = openSync(output, constants.O_RDONLY | constants.O_NONBLOCK);
      const childOutput = openSync(output, constants.O_WRONLY);
      this.#output = openSync(output, constants.O_RDONLY);
      const childInput = openSync(input, constants.O_RDONLY);
      this.#log = openSync(join(this.#folder, "log"), constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
      const child = this.#start(launch, childInput, childOutput);
      this.#pid = child.pid ?? 0;
      closeSync(childInput);
      closeSync(childOutput);
    } catch (error) {
      rmSync(this.#folder, { recursive: true, force: true });
      throw error;
    }
    if (this.#pid === 0) throw new UserError(`cannot start ${launch.command}`, 3);
    enroll(watch, this.#pid);
  }

  #start(launch: Launch, input: number, output: number): ChildProcess {
    const stdio = launch.stdio(input, output, this.#log);
    const env = launch.environment(this.#folder);
    const child = spawn(launch.command, launch.args, { stdio, env, cwd: launch.cwd ?? this.#folder, detached: true });
    child.on("error", () => undefined);
    child.unref();
    return child;
  }

  /** It runs and has opened what it needs. */
  settled(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  send(text: string): void {
    for (let bytes = Buffer.from(text); bytes.length > 0; ) bytes = bytes.subarray(writeSync(this.#input, bytes));
  }

  /** Whether a line is at hand that nobody has taken. */
  get hasLine(): boolean {
    return this.#at < this.#lines.length;
  }

  /** The next line; waits for it. Null: the child is gone, or was ended because it took longer than the limit. */
  line(limitMs: number): string | null {
    if (!this.hasLine) this.#wait(limitMs);
    return this.hasLine ? (this.#lines[this.#at++] as string) : null;
  }

  /** Reads until a line is whole: who sends it in small pieces has no more time for it. */
  #wait(limitMs: number): void {
    if (this.#gone) return;
    beginWait(this.#watch, this.#pid, limitMs);
    do this.#take(readSync(this.#output, this.#buffer, 0, READ_BYTES, null));
    while (!this.#gone && !this.hasLine);
    endWait(this.#watch);
  }

  /** The next line, if it has come or nothing will come any more (null). Undefined: it would have to be waited for. */
  lineSoFar(): string | null | undefined {
    while (!this.hasLine) {
      if (this.#gone) return null;
      const count = readAtHand(this.#arrived, this.#buffer);
      if (count === undefined) return undefined;
      this.#take(count);
    }
    return this.#lines[this.#at++] as string;
  }

  #take(count: number): void {
    const parts = (this.#rest + this.#buffer.toString("latin1", 0, count)).split("\n");
    this.#rest = parts.pop() ?? "";
    this.#lines = parts;
    this.#at = 0;
    this.#gone = count === 0 || this.overlong;
  }

  /** Whether it goes on and on without ending a line. */
  get overlong(): boolean {
    return this.#rest.length > LINE_CHARS_MAX;
  }

  /** Whether the child was ended because it took too long. */
  get hung(): boolean {
    return wasKilled(this.#watch, this.#pid);
  }

  /** What the child left unfinished when it went away. */
  get unfinished(): string {
    return this.#rest;
  }

  get logBytes(): number {
    return fstatSync(this.#log).size;
  }

  /** The end of what it wrote to its log since the log was cleared. */
  log(): string {
    const bytes = Buffer.alloc(LOG_BYTES);
    const from = Math.max(0, this.logBytes - LOG_BYTES);
    let count = 0;
    for (let more = -1; more !== 0; count += more)
      more = readSync(this.#log, bytes, count, LOG_BYTES - count, from + count);
    return bytes.toString("latin1", 0, count);
  }

  clearLog(): void {
    ftruncateSync(this.#log, 0);
  }

  /** Ends the child and gives everything back. */
  close(): void {
    dismiss(this.#watch, this.#pid);
    killGroup(this.#pid);
    for (const fd of [this.#input, this.#output, this.#arrived, this.#log]) closeSync(fd);
    this.settled();
  }
}

/** Reads without waiting; undefined: nothing is there yet. */
function readAtHand(fd: number, to: Buffer): number | undefined {
  try {
    return readSync(fd, to, 0, to.length, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return undefined;
    throw error;
  }
}
