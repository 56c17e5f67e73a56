// SPDX-License-Identifier: MIT
/** One build at a time on one cache: a lock file that names its holder, and is void when the holder is gone. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { UserError } from "../../../../spec/user-error.ts";

/** When a process began, in ticks since boot: a number that was used again names another process. */
function beganAt(pid: string): string | null {
  try {
    // The second field is a name in parentheses and may hold anything; `starttime` is the 20th after it (proc(5)).
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

/** Takes a lock file whose holder is gone out of the way. */
function removeStale(lock: string, holder: string): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  // Another process may have been faster and hold the lock by now: it gets its file back.
  if (readFileSync(aside, "utf8") !== holder) linkSync(aside, lock);
  rmSync(aside);
}

function tryTake(lock: string): boolean {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${beganAt(String(process.pid))}\n`);
  try {
    // A link appears with its contents, or not at all.
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine);
  }
}

function holderOf(lock: string): string | null {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return null;
  }
}

/** Takes the lock, or throws one line saying who holds it. Returns the way to give it back. */
export function takeLock(lock: string): () => void {
  for (let tries = 0; tries < 3; tries++) {
    if (tryTake(lock)) return () => rmSync(lock, { force: true });
    const holder = holderOf(lock);
    if (holder === null) continue;
    const [pid = "?", began] = holder.trim().split(" ");
    if (beganAt(pid) === began) {
      throw new UserError(`another dmabuf-ct works on the kernel cache (process ${pid}); try again when it is done`, 3);
    }
    removeStale(lock, holder);
  }
  throw new UserError(`the lock ${lock} cannot be taken; remove it if no dmabuf-ct runs`, 3);
}
