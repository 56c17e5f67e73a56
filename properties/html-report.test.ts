// SPDX-License-Identifier: MIT
/** The HTML report as text. What a browser makes of it: npm run test:browser. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { reportIn } from "../reports/formats.ts";
import { ticksTo } from "../reports/html/chart.ts";
import { shellWord } from "../reports/html/command-line.ts";
import { externalLink } from "../reports/html/external-link.ts";
import { heldLocks } from "../reports/html/held-locks.ts";
import { calleeOf, callerOf, LANES } from "../reports/html/lanes.ts";
import { html, Markup } from "../reports/html/markup.ts";
import { COMMAND_NAMES } from "../spec/commands/index.ts";
import { CALL_NAMES } from "../spec/op.ts";
import { HOSTILE, sampleResults } from "./browser/sample-results.ts";

const HOSTILE_RUN = sampleResults({ clauses: 40, findings: 10, text: HOSTILE });

test("what a template takes in is escaped, mark-up and lists of it are not", () => {
  expect(html`<p title="${`"'<&>\``}">${[html`<b>${"<"}</b>`, null, 3]}</p>`.text).toBe(
    '<p title="&quot;&#39;&lt;&amp;&gt;&#96;"><b>&lt;</b>3</p>',
  );
  expect(html`${"\u202e\u0000\u001b"}`.text).toBe("\\u{202e}\\u{0}\\u{1b}");
  expect(html`${new Markup("<i>")}`.text).toBe("<i>");
});

test("only web addresses become links", () => {
  expect(externalLink("https://example.org/a?b=1&c=2").text).toContain('href="https://example.org/a?b=1&amp;c=2"');
  for (const text of [
    "javascript:alert(1)",
    "java\tscript:x",
    "data:text/html,x",
    "//example.org",
    "bug 12",
    "https://",
  ])
    expect(externalLink(text).text, text).not.toContain("href");
});

test("a file name runs nothing in a shell", () => {
  expect(shellWord("out/findings/MAP-36-1.json")).toBe("out/findings/MAP-36-1.json");
  expect(shellWord("a b; $(c) 'd'")).toBe("'a b; $(c) '\\''d'\\'''");
  expect(shellWord("-x")).toBe("'-x'");
});

test("the page allows its own script and style, nothing else, and fetches nothing", () => {
  const page = reportIn("html", HOSTILE_RUN, { baseline: { file: "out", results: HOSTILE_RUN } });
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll("&#39;", "'") ?? "";
  for (const tag of ["script", "style"]) {
    const texts = [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))].map(([, text]) => text ?? "");
    expect(texts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(texts[0] ?? "")
      .digest("base64");
    expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(page.match(/<(script|style|link|img|iframe|object|embed|base)\b[^>]*/g)).toEqual([
    '<link rel="icon" href="data:,"',
    "<style",
    "<script",
  ]);
  expect(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1]).not.toMatch(/url\(|@import/);
});

test("the same results give the same page; a run without an end gives one as well", () => {
  expect(reportIn("html", HOSTILE_RUN)).toBe(reportIn("html", HOSTILE_RUN));
  const cut = { ...sampleResults({ clauses: 0, findings: 2 }), footer: null };
  expect(reportIn("html", cut)).toContain("the run did not come to its end");
  expect(reportIn("html", { ...cut, progress: [] })).toContain("The run told of no progress.");
});

test("every command and call has its lane", () => {
  const callers = new Set(COMMAND_NAMES.map(callerOf));
  expect([...callers].sort()).toEqual(["exporter", "importer", "userspace"]);
  for (const op of CALL_NAMES) expect(LANES).toContain(calleeOf(op));
});

test("a lock is held until it is given back, and one waited for from when it is got", () => {
  const [line] = sampleResults({ clauses: 1, findings: 1 }).findings;
  if (line === undefined) throw new Error("no finding");
  const does = [
    { do: "resv-lock", task: 0, outcome: "ok" },
    { do: "resv-lock", task: 1, outcome: "blocked on reservation" },
    { do: "resv-unlock", task: 0, outcome: "ok", others: [{ of: "step 2", outcome: "ok", calls: [], says: [] }] },
    { do: "resv-trylock", task: 0, outcome: "ok false" },
  ] as const;
  const steps = does.map(({ outcome, ...step }, at) => ({ id: at + 1, observed: "", outcome, ...step }));
  const program = {
    ...line.finding.program,
    steps: steps.map(({ id, do: name, task }) => ({ id, do: name, task, args: { buffer: 9 } })),
  };
  const held = heldLocks({ ...line.finding, program, steps });
  const [first, second] = [
    { task: 0, buffer: "b9" },
    { task: 1, buffer: "b9" },
  ];
  expect([...held.values()]).toEqual([[first], [first], [second], [second]]);
});

test("axes have round numbers up to the greatest value", () => {
  expect(ticksTo(0)).toEqual([0, 1]);
  expect(ticksTo(254)).toEqual([0, 100, 200, 300]);
  expect(ticksTo(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(ticksTo(1e6)).toEqual([0, 500_000, 1e6]);
});
