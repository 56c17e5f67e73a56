// SPDX-License-Identifier: MIT
/** A guest: the kernel as a process of this machine, with its console in the log and the agent on a pipe of its own. */
import { readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Launch } from "../adapter/endpoint.ts";
import type { BuiltKernel } from "./build/kernel-manifest.ts";
import { hasTool } from "./build/tool.ts";

/** Descriptors of the agent's terminal in the guest's process. */
const AGENT_IN = 3;
const AGENT_OUT = 4;

/** Processors of a guest that can have several. */
const SMP_PROCESSORS = 2;

function bootArguments({ manifest }: BuiltKernel, initrd: string): string[] {
  return [
    `mem=${manifest.memoryMb}M`,
    `initrd=${initrd}`,
    // The console is written, never read; the agent's terminal is free of kernel messages.
    "con=null",
    "con0=null,fd:1",
    `con1=fd:${AGENT_IN},fd:${AGENT_OUT}`,
    "agent.port=/dev/tty1",
    "quiet",
    // How long to loop for a short wait, about. Measuring it would take a third of the boot.
    "lpj=40000000",
    // A fatal assertion is said at this level (5 shows warnings).
    "loglevel=5",
    // From 6.16 on a guest needs no ptrace.
    ...(manifest.era === "7.2" ? ["seccomp=on"] : []),
    ...(manifest.variant.kasan ? ["kasan_multi_shot"] : []),
    ...(manifest.variant.smp ? [`ncpus=${SMP_PROCESSORS}`] : []),
  ];
}

/**
 * The processor a guest stays on, the last one this process may use: a guest that moves is three to five times slower.
 * Null: there is only one, or no way to choose.
 */
function guestProcessor(): string | null {
  const [, list] = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  if (list === undefined || /^\d+$/.test(list) || !hasTool("taskset")) return null;
  return list.split(/[-,]/).at(-1) ?? null;
}

/** Guest memory is a file: where memory is, if there is room for a few guests. */
function memoryFolder(memoryMb: number): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    if (bavail * bsize > 4 * memoryMb * 2 ** 20) return "/dev/shm";
  } catch {
    // No such file system.
  }
  return tmpdir();
}

/** How a guest of this kernel is started. */
export function guestLaunch(kernel: BuiltKernel, initrd = join(kernel.folder, "initrd")): Launch {
  const image = join(kernel.folder, "linux");
  // Processors of a guest on one of ours would only take turns.
  const processor = kernel.manifest.variant.smp ? null : guestProcessor();
  const [command = image, ...args] = [
    // Whatever ends the thread that starts it ends the guest.
    ...(hasTool("setpriv") ? ["setpriv", "--pdeathsig", "KILL"] : []),
    ...(processor === null ? [] : ["taskset", "-c", processor]),
    image,
    ...bootArguments(kernel, initrd),
  ];
  return {
    noun: "guest",
    greetingMsMax: 60_000,
    advice: `if its package is damaged: remove ${kernel.folder} and build it again`,
    expendable: true,
    command,
    args,
    // User-Mode Linux keeps its control socket in the home folder.
    environment: (folder) => ({
      PATH: process.env["PATH"],
      HOME: folder,
      TMPDIR: memoryFolder(kernel.manifest.memoryMb),
    }),
    stdio: (input, output, log) => ["ignore", log, log, input, output],
  };
}
