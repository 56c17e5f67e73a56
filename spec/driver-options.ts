// SPDX-License-Identifier: MIT
/** Drivers of the user's own in a guest, as options of the command line and as they stand behind a target's name. */
import { UserError } from "./user-error.ts";

export interface DriverOptions {
  /** Paths of kernel modules, in the order in which they are loaded. */
  readonly modules: readonly string[];
  /** Where buffers come from: `udmabuf`, `heap:<name>`, `vgem` or a JSON file; null: from whatever the target has. */
  readonly provider: string | null;
}

export const NO_DRIVERS: DriverOptions = { modules: [], provider: null };

/** What follows a target's name: ` --module x.ko --provider y`. Empty for no drivers. */
export function driverText({ modules, provider }: DriverOptions): string {
  return [
    ...modules.map((path) => ` --module ${path}`),
    ...(provider === null ? [] : [` --provider ${provider}`]),
  ].join("");
}

/** Splits a target's text; null: it names no drivers. */
export function splitDriverText(text: string): { readonly target: string; readonly drivers: DriverOptions | null } {
  const [target = "", ...parts] = text.split(/ (?=--(?:module|provider) )/);
  if (parts.length === 0) return { target: text, drivers: null };
  const named = (option: string): string[] =>
    parts.filter((part) => part.startsWith(`${option} `)).map((part) => part.slice(option.length + 1));
  return { target, drivers: { modules: named("--module"), provider: named("--provider").at(-1) ?? null } };
}

/** A path that a target's text can hold. */
export function driverPath(path: string): string {
  if (!/\s/.test(path)) return path;
  throw new UserError(`${JSON.stringify(path)}: a path with blanks cannot be part of a target's name`);
}
