// SPDX-License-Identifier: MIT
/** A program as a test of vitest that asks the suite's engine. */
import { layoutJson } from "../../spec/json-text.ts";
import { renderProgram } from "../../spec/render.ts";
import { comment, storyOf } from "./c-text.ts";
import type { Recording } from "./recording.ts";

const IMPORTS = [
  ["replayProgram", "dmabuf-conformance/engine"],
  ["parseProgram", "dmabuf-conformance/program"],
  ["parseTarget", "dmabuf-conformance/target"],
  ["expect, test", "vitest"],
].map(([names, from]) => `import { ${names} } from "${from}";`);

/** What stands in a template as it is written. */
const verbatim = (text: string): string => text.replace(/[\\`]|\$\{/g, "\\$&");

/** The text of the test file. It holds as long as the target shows what was recorded: the difference, or none. */
export function emitTs(recording: Recording): string {
  const { program, finding, suite } = recording;
  const target = finding?.target ?? "reference";
  const expected = finding === null ? null : finding.signature;
  const title = finding === null ? `conforms on ${target}` : `${target} shows ${finding.signature}`;
  return `// SPDX-License-Identifier: MIT
${comment([`A reproducer for dma-buf, written by dmabuf-ct ${suite}.`, "", ...storyOf(recording), "", ...renderProgram(program).split("\n")])}
${IMPORTS.join("\n")}

const PROGRAM = \`${verbatim(layoutJson(program))}\`;

test(${JSON.stringify(title)}, async () => {
  const { violation, skipped } = await replayProgram(parseTarget(${JSON.stringify(target)}), parseProgram(PROGRAM, "the program"));
  expect(skipped).toEqual([]);
  expect(violation?.signature ?? null).toBe(${JSON.stringify(expected)});
});
`;
}
