// SPDX-License-Identifier: MIT
/** A small wrong change to a kernel, as words to search and to replace: what the suite must find. */
import * as z from "zod";
import { RUNNABLE_ERAS } from "./eras.ts";
import { issueText } from "./issue-text.ts";
import { readJson } from "./json-text.ts";
import { UserError } from "./user-error.ts";

export const KERNEL_EDIT_SCHEMA = "dmabuf-ct/kernel-edit/1";

/** Only what an edited kernel builds anew without its modules: sources of the framework and its exporters. */
const EDITABLE = /^drivers\/dma-buf\/([\w-]+\/)?[\w-]+\.c$/;

const kernelEdit = z.strictObject({
  schema: z.literal(KERNEL_EDIT_SCHEMA),
  /** What it breaks: the finding must blame one of them. */
  clauses: z.array(z.string().regex(/^[A-Z]+\d*-\d{2,}$/, "expected a clause such as MAP-07")).min(1),
  /** Why it could pass a review. */
  why: z.string().min(10),
  eras: z.array(z.enum(RUNNABLE_ERAS)).min(1),
  file: z.string().regex(EDITABLE, "expected a source below drivers/dma-buf"),
  /** The function it is in: words are searched from its name to its closing brace. */
  within: z.string().regex(/^\w+$/, "expected the name of a function"),
  /** Stands exactly once there. */
  search: z.string().min(1),
  replace: z.string(),
});

export type KernelEdit = Readonly<z.infer<typeof kernelEdit>>;

/** The edit of a file's text, or a {@link UserError} that says what is wrong with it. */
export function parseKernelEdit(text: string, where: string): KernelEdit {
  const value = readJson(text, where);
  const result = kernelEdit.safeParse(value);
  if (result.success) return result.data;
  throw new UserError(`${where}: ${issueText(result.error, value)}`);
}
