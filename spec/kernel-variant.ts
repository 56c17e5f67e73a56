// SPDX-License-Identifier: MIT
/** Which kernel of an era is meant: `linux:6.12` is the plain one, `linux:6.12+kasan` and the like are its variants. */
import { didYouMean } from "./nearest.ts";
import { UserError } from "./user-error.ts";

export interface KernelVariant {
  /** Name of the user's own tree it is built from; null: Debian's. */
  readonly source: string | null;
  readonly kasan: boolean;
  readonly smp: boolean;
  /** Name of the edit applied to its sources; null: none. */
  readonly edit: string | null;
}

export const PLAIN_KERNEL: KernelVariant = { source: null, kasan: false, smp: false, edit: null };

/** What a name after `source:` or `edit:` is made of: it stands in targets, cache folders and results. */
export const VARIANT_NAME = /^[\w.-]+$/;

/** A kernel as a target names it, without `linux:`; the parts of a variant always stand in the same order. */
export function kernelText(era: string, { source, kasan, smp, edit }: KernelVariant): string {
  return [
    era,
    ...(source === null ? [] : [`source:${source}`]),
    ...(kasan ? ["kasan"] : []),
    ...(smp ? ["smp"] : []),
    ...(edit === null ? [] : [`edit:${edit}`]),
  ].join("+");
}

function withPart(variant: KernelVariant, part: string, where: string): KernelVariant {
  if (part === "kasan" || part === "smp") return { ...variant, [part]: true };
  const [, kind, name = ""] = /^(source|edit):(.*)$/.exec(part) ?? [];
  if (kind !== undefined && VARIANT_NAME.test(name)) return { ...variant, [kind]: name };
  const forms = "kasan, smp, source:<name> or edit:<name>";
  const hint = didYouMean(part, ["kasan", "smp"], `; expected ${forms}`);
  throw new UserError(`${where}: unknown kernel variant ${JSON.stringify(part)}${hint}`);
}

/** Era and variant of a text such as `6.12+kasan`. The era is not looked at. */
export function splitKernelText(
  text: string,
  where: string,
): { readonly era: string; readonly variant: KernelVariant } {
  const [era = "", ...parts] = text.split("+");
  return { era, variant: parts.reduce((variant, part) => withPart(variant, part, where), PLAIN_KERNEL) };
}

/** Whether two variants are the same. */
export function sameVariant(a: KernelVariant, b: KernelVariant): boolean {
  return kernelText("", a) === kernelText("", b);
}
