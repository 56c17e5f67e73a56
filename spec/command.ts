// SPDX-License-Identifier: MIT
/**
 * What a command *is*: its arguments, the handle it makes, the value it returns and what a program may add to it.
 * Everything else that needs to know a command (schemas, generator, reducer, targets, documentation) reads this.
 */
import type { ZodType } from "zod";
import type { EraRange } from "./eras.ts";
import type { FaultPoint } from "./fault.ts";
import type { OpName } from "./op.ts";

/** What a handle stands for. A handle is the id of the step that made it. */
export const HANDLE_KINDS = [
  "module",
  "reservation",
  "buffer",
  "fd",
  "attachment",
  "mapping",
  "iosys",
  "vma",
  "memfd",
  "context",
  "fence",
  "fence-callback",
  "cursor",
  "signalling",
  "importer",
] as const;

export type HandleKind = (typeof HANDLE_KINDS)[number];

/**
 * A reference to an object made by an earlier step. `also` lists what is no handle but may be passed: the absence of an
 * optional object, or what a caller must not pass, null being the NULL pointer.
 */
export interface HandleArg<K extends HandleKind = HandleKind, S extends string | null = never> {
  readonly type: "handle";
  readonly kind: K;
  readonly also: readonly S[];
  readonly optional: boolean;
}

/** One value of a finite pool, simplest first. `negative` values are those a caller must not pass. */
export interface ChoiceArg<V extends string | number | boolean | null = string | number | boolean | null> {
  readonly type: "choice";
  readonly values: readonly V[];
  readonly negative: readonly V[];
}

/** A 64-bit quantity. The pool holds the boundary values worth drawing, simplest first; any other is legal in a program. */
export interface U64Arg {
  readonly type: "u64";
  readonly pool: readonly bigint[];
  readonly negative: readonly bigint[];
}

/** A set of flags by name, drawn mostly empty. `negative` members are those a caller must not pass. */
export interface SubsetArg<V extends string = string> {
  readonly type: "subset";
  readonly values: readonly V[];
  readonly negative: readonly V[];
}

/** Index of a device of the program's world; null is the NULL pointer. */
export interface DeviceArg {
  readonly type: "device";
}

export type ArgSpec = HandleArg<HandleKind, string | null> | ChoiceArg | U64Arg | SubsetArg | DeviceArg;

/** The value an argument takes in memory. */
export type ArgValue<A> =
  A extends HandleArg<HandleKind, infer S>
    ? number | S
    : A extends ChoiceArg<infer V>
      ? V
      : A extends U64Arg
        ? bigint
        : A extends SubsetArg<infer V>
          ? readonly V[]
          : A extends DeviceArg
            ? number | null
            : never;

export type ArgSpecs = Readonly<Record<string, ArgSpec>>;

export interface Signature<A extends ArgSpecs = ArgSpecs> {
  /** One line for people. */
  readonly summary: string;
  /** The kernel function or system call behind it. */
  readonly kernel: string;
  readonly args: A;
  /** The kind of handle a successful step makes, named by the step's id. */
  readonly makes?: HandleKind;
  /** What else is named by the step's id from then on: a driver's descriptor comes with a buffer, which `get` takes hold of. */
  readonly brings?: HandleKind;
  /** Schema of the value of a successful step; absent: null. */
  readonly value?: ZodType;
  /** Fault points a program may arm for this step. */
  readonly faults?: readonly FaultPoint[];
  /** Exporter ops this step may lead to; a program with the scripted exporter may plan their replies. */
  readonly ops?: readonly OpName[];
  /** Eras that have the command. */
  readonly eras?: EraRange;
  /** How often the generator draws it, relative to the others. */
  readonly weight: number;
  /** A simpler command with the same arguments, which the reducer may put in its place. */
  readonly simpler?: string;
  /** A command with the same effect through another object, which may save the reducer that object. */
  readonly twin?: string;
}

/** An object the caller must have; `also` is what it must not pass instead. */
export function handle<K extends HandleKind>(kind: K): HandleArg<K>;
export function handle<K extends HandleKind, const S extends string | null>(
  kind: K,
  ...also: readonly S[]
): HandleArg<K, S>;
export function handle(kind: HandleKind, ...also: readonly (string | null)[]): HandleArg<HandleKind, string | null> {
  return { type: "handle", kind, also, optional: false };
}

/** An object the caller may do without. */
export function optional<K extends HandleKind>(kind: K): HandleArg<K, null> {
  return { type: "handle", kind, also: [null], optional: true };
}

export function choice<const V extends string | number | boolean | null>(
  values: readonly V[],
  negative: readonly V[] = [],
): ChoiceArg<V> {
  return { type: "choice", values, negative };
}

export function u64(pool: readonly bigint[], negative: readonly bigint[] = []): U64Arg {
  return { type: "u64", pool, negative };
}

export function subset<const V extends string>(values: readonly V[], negative: readonly V[] = []): SubsetArg<V> {
  return { type: "subset", values, negative };
}

export const device: DeviceArg = { type: "device" };

/** Ties the argument types to the definition. */
export function command<const A extends ArgSpecs>(signature: Signature<A>): Signature<A> {
  return signature;
}
