// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { issueText } from "../../spec/issue-text.ts";
import { type Provider, providerFile } from "../../spec/provider.ts";
import { UserError } from "../../spec/user-error.ts";
import type { ProviderChoice } from "./adapter/provider.ts";

const EXPECTED = "expected udmabuf, heap:<name>, vgem or a file ending in .json";

/** Where buffers come from, by the text of `--provider`. */
export function providerChoice(text: string): ProviderChoice {
  if (text === "udmabuf") return "udmabuf";
  if (text === "vgem") return { kind: "vgem" };
  if (text === "heap:system") return "system-heap";
  const [, heap] = /^heap:([^/]+)$/.exec(text) ?? [];
  if (heap !== undefined) return { kind: "heap", name: heap };
  if (text.endsWith(".json")) return described(text);
  throw new UserError(`--provider ${text}: ${EXPECTED}`);
}

function described(path: string): Provider {
  const where = `--provider ${path}`;
  const parsed = providerFile.safeParse(contentOf(path, where));
  if (parsed.success) return parsed.data.provider;
  throw new UserError(`${where}: ${issueText(parsed.error, contentOf(path, where))}`);
}

function contentOf(path: string, where: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UserError(`${where}: ${error instanceof SyntaxError ? "no JSON" : `cannot be read (${code})`}`);
  }
}
