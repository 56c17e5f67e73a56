// SPDX-License-Identifier: MIT
import type { Call, Effect, Meaning } from "../rule.ts";
import { fdKnown, fileOwn, NOT_OPEN, openFd, PATH_ONLY } from "./descriptor-phases.ts";

type IoctlCall = Call<"generic-ioctl">;
type Request = IoctlCall["args"]["request"];

/** SYNC's number with another direction or size of the argument (SYNC-20). */
const WRONG_SYNC: ReadonlySet<Request> = new Set(["sync-no-argument", "sync-int", "sync-read-write"]);

/** Requests that the file layer answers for every file (SYNC-21). */
export const genericIoctl: Meaning<"generic-ioctl"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fileOwn(c, c.args.fd) && !WRONG_SYNC.has(c.args.request),
  phases: [
    NOT_OPEN,
    PATH_ONLY,
    { phase: "check", clause: "SYNC-20", when: (c) => WRONG_SYNC.has(c.args.request), ends: "ENOTTY" },
    { phase: "check", clause: "SYNC-21", when: (c) => c.args.request === "FIOQSIZE", ends: "ENOTTY" },
    { phase: "check", clause: "SYNC-21", when: (c) => c.args.request === "FIFREEZE", ends: "EOPNOTSUPP" },
    answers("FIOCLEX", (c) => setCloseOnExec(c, true)),
    answers("FIONCLEX", (c) => setCloseOnExec(c, false)),
    answers(
      "FIGETBSZ",
      () => {},
      (c) => c.s.world.pageSizeBytes,
    ),
    answers("FIONBIO", () => {}),
  ],
};

function answers(
  request: Request,
  run: (c: IoctlCall) => void,
  value: (c: IoctlCall) => number = () => 0,
): Effect<"generic-ioctl"> {
  return { phase: "effect", clause: "SYNC-21", when: (c) => c.args.request === request, run, value };
}

function setCloseOnExec(c: IoctlCall, closeOnExec: boolean): void {
  openFd(c).closeOnExec = closeOnExec;
}
