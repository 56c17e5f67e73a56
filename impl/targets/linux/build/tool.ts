// SPDX-License-Identifier: MIT
/** Programs the build runs: arguments as lists, never through a shell; their output goes to a log. */
import { type ChildProcess, execFile, type StdioOptions, spawn } from "node:child_process";
import { accessSync, constants, createWriteStream } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A program that failed. The last lines it wrote say why. */
export class ToolFailure extends Error {
  override name = "ToolFailure";
  readonly lastLines: readonly string[];

  constructor(tool: string, how: string, lastLines: readonly string[]) {
    super(`${tool} ${how}`);
    this.lastLines = lastLines;
  }
}

export interface ToolOptions {
  readonly cwd?: string;
  /** File its output is appended to. */
  readonly log?: string;
  readonly input?: string;
  readonly onLine?: (line: string) => void;
}

/** Variables of the caller's environment that would change what make does. */
const FOREIGN =
  /^(ARCH|CROSS_COMPILE|MAKE.*|MFLAGS|O|M|V|W|C|KBUILD.*|KCONFIG.*|LLVM.*|INSTALL.*|C(PP)?FLAGS|LDFLAGS|LC_.*|LANG.*)$/;

/** The environment of every tool: messages in English, and nothing that steers make from outside. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const ours = { LC_ALL: "C", DEBIAN_FRONTEND: "noninteractive", KBUILD_BUILD_USER: "dmabuf", KBUILD_BUILD_HOST: "ct" };
  return { ...Object.fromEntries(kept), ...ours };
}

/** Whether a program can be found. */
export function hasTool(name: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const LAST_LINES = 12;

/** Children that run now: a signal ends them before it ends us. */
const running = new Set<ChildProcess>();

let stopped = false;

/** Ends every tool that runs: the user wants to stop. */
export function stopTools(): void {
  stopped = true;
  for (const child of running) stopGroup(child);
}

/** A make that is stopped does not stop the makes it runs: each tool leads a group, and the group is stopped. */
function stopGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // It was gone already.
  }
}

/** Whether tools fail because the user wanted to stop. */
export function toolsStopped(): boolean {
  return stopped;
}

function start(command: string, args: readonly string[], stdio: StdioOptions, cwd?: string): ChildProcess {
  const where = cwd === undefined ? {} : { cwd };
  const child = spawn(command, args, { stdio, env: toolEnvironment(), detached: true, ...where });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Runs a program to its end; rejects with {@link ToolFailure} when it fails. */
export async function runTool(command: string, args: readonly string[], options: ToolOptions = {}): Promise<void> {
  const child = start(command, args, ["pipe", "pipe", "pipe"], options.cwd);
  const log = options.log === undefined ? null : createWriteStream(options.log, { flags: "a" });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) throw new Error("a tool without pipes");
    createInterface({ input: stream }).on("line", (line) => {
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      log?.write(`${line}\n`);
      options.onLine?.(line);
    });
  }
  child.stdin?.on("error", () => undefined).end(options.input ?? "");
  const how = await ended(child);
  log?.end();
  if (how !== null) throw new ToolFailure(command, how, last);
}

/** Runs programs with the output of each the input of the next. */
export async function runPipeline(stages: readonly (readonly [string, ...string[]])[]): Promise<void> {
  const texts: string[] = [];
  const children = stages.map(([command, ...args]) => start(command, args, ["pipe", "pipe", "pipe"]));
  for (const [at, child] of children.entries()) {
    child.stderr?.on("data", (text: Buffer) => texts.push(text.toString()));
    // A stage that ends early breaks the pipe of the one before; its own exit says so.
    child.stdin?.on("error", () => undefined);
    const next = children[at + 1];
    if (next?.stdin) child.stdout?.pipe(next.stdin);
    else child.stdout?.resume();
  }
  children[0]?.stdin?.end();
  const ends = await Promise.all(children.map(ended));
  const failed = ends.findLastIndex((how) => how !== null);
  if (failed < 0) return;
  const lines = texts.join("").trim().split("\n").slice(-LAST_LINES);
  throw new ToolFailure(stages[failed]?.[0] ?? "?", ends[failed] ?? "?", lines);
}

/** How a child ended: null for well. */
async function ended(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`could not start: ${error.message}`));
    child.once("close", (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`);
    });
  });
}

/** What a program prints, or null when it fails. */
export async function outputOf(command: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run(command, [...args], { env: toolEnvironment(), maxBuffer: 1 << 24 });
    return stdout;
  } catch {
    return null;
  }
}
