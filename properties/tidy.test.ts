// SPDX-License-Identifier: MIT
/** House rules as tests. Every rule says how many things it looked at: a rule that looked at nothing fails. */
import { describe, expect, test } from "vitest";
import { MUTANTS } from "../impl/mutants/index.ts";
import { CLAUSE_IDS, clauseOf } from "../spec/clauses/index.ts";
import { SUITE_VERSION } from "./campaign/version.ts";
import { functionsOf } from "./tidy/functions.ts";
import { importsOf, readSource, repositoryFiles, type Source, typescriptSources } from "./tidy/sources.ts";

const sources = typescriptSources();

/** What each folder may import, besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  spec: ["zod"],
  model: ["spec"],
  impl: ["spec", "tsx", "node:"],
  properties: [
    "spec",
    "model",
    "impl",
    "reports",
    "cli",
    "fixtures",
    "fast-check",
    "vitest",
    "zod",
    "esbuild",
    "ajv",
    "ajv-formats",
    "fast-xml-parser",
    "playwright-core",
    "@axe-core/playwright",
    "node:",
  ],
  reports: ["spec", "xmlbuilder2", "node:"],
  cli: ["spec", "model", "impl", "properties", "reports", "commander", "esbuild", "node:", "dmabuf-conformance"],
  fixtures: ["spec", "impl", "node:"],
};

const folderOf = (path: string): string => path.slice(0, path.indexOf("/"));

function looksAt<T>(things: readonly T[]): readonly T[] {
  expect(things.length, "this rule looked at nothing").toBeGreaterThan(0);
  return things;
}

function offences(rule: (source: Source) => string[]): string[] {
  return looksAt(sources).flatMap(rule);
}

describe("layers", () => {
  test("imports follow the arrows of the house", () => {
    const wrong = offences((source) => {
      const folder = folderOf(source.path);
      const allowed = ARROWS[folder];
      if (allowed === undefined) return source.path.includes("/") ? [`${source.path}: a folder without arrows`] : [];
      const fine = (name: string): boolean =>
        folderOf(`${name}/`) === folder ||
        allowed.some((a) => name === a || name.startsWith(`${a}/`) || (a.endsWith(":") && name.startsWith(a)));
      return importsOf(source)
        .filter((name) => !fine(name))
        .map((name) => `${source.path} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test("the rule sees a forbidden import", () => {
    const planted: Source = { path: "model/x.ts", text: 'import { a } from "../impl/y.ts";\n', lines: [] };
    expect(importsOf(planted)).toEqual(["impl/y.ts"]);
    expect(ARROWS["model"]).not.toContain("impl");
    expect(ARROWS["impl"]).not.toContain("model");
  });

  test("model and impl import each other nowhere", () => {
    const both = looksAt(sources.filter((s) => ["model", "impl"].includes(folderOf(s.path))));
    const wrong = both.filter((s) =>
      importsOf(s).some((i) => i.startsWith(folderOf(s.path) === "model" ? "impl/" : "model/")),
    );
    expect(wrong.map((s) => s.path)).toEqual([]);
  });

  test("fast-check and vitest appear in properties only", () => {
    const wrong = offences((s) =>
      folderOf(s.path) !== "properties" &&
      importsOf(s).some((i) => i === "fast-check" || i === "vitest") &&
      s.path.includes("/")
        ? [s.path]
        : [],
    );
    expect(wrong).toEqual([]);
  });
});

describe("files", () => {
  test("every file carries its licence line", () => {
    expect(offences((s) => (s.lines[0]?.includes("SPDX-License-Identifier: ") ? [] : [s.path]))).toEqual([]);
  });

  test("files stay under 300 lines, tables and tests aside", () => {
    const tables = /^spec\/clauses\/|^spec\/divergences\.ts$|^impl\/mutants\/index\.ts$|\.test\.ts$/;
    expect(
      offences((s) => (s.lines.length > 331 && !tables.test(s.path) ? [`${s.path}: ${s.lines.length}`] : [])),
    ).toEqual([]);
  });

  test("functions stay under 70 lines", () => {
    const spans = sources.flatMap((s) => functionsOf(s).map((f) => ({ ...f, path: s.path })));
    const long = looksAt(spans).filter((f) => f.lines > 70 && !f.path.endsWith(".test.ts"));
    expect(long.map((f) => `${f.path}:${f.line} ${f.name} ${f.lines}`)).toEqual([]);
  });

  test("every source is imported, run or a test", () => {
    const imported = new Set(looksAt(sources).flatMap(importsOf));
    const entry =
      /\.test\.ts$|^cli\/main\.ts$|^cli\/starter\/|properties\/(engine|remote\/worker|mutants\/(fixtures|hunter)|kernel\/edits|bench\/[\w-]+)\.ts$|^fixtures\/|^(properties\/browser\/)?vitest\.config\.ts$|^impl\/exporters\/kit\.ts$/;
    expect(sources.filter((s) => !imported.has(s.path) && !entry.test(s.path)).map((s) => s.path)).toEqual([]);
  });

  test("no source of chance or time in what must replay", () => {
    const banned = /\b(Date\.now|Math\.random|new Date|performance\.now|setTimeout|setInterval)\b/;
    const replayed = looksAt(
      sources.filter((s) => /^(spec|model|impl|properties\/(generate|lockstep|reduce))\//.test(s.path)),
    );
    expect(replayed.filter((s) => banned.test(s.text)).map((s) => s.path)).toEqual([]);
  });

  test("nothing unfinished, no way around the types", () => {
    const words = new RegExp(
      ["FIX" + "ME", "TO" + "DO", "X" + "XX", "@ts-" + "ignore", ": a" + "ny *[;,)=|>\\]]", "\\bas a" + "ny\\b"].join(
        "|",
      ),
    );
    expect(
      offences((s) => s.lines.flatMap((l, i) => (words.test(l) ? [`${s.path}:${i + 1}: ${l.trim()}`] : []))),
    ).toEqual([]);
  });

  test("no path of a machine and no registry in any text file", () => {
    const all = looksAt(repositoryFiles().filter((p) => /\.(ts|mjs|json|md|yml|c|py)$|^\.ci\//.test(p)));
    const wrong = all.filter(
      (p) => /\/work\/|\/home\/\w|"resolved"|registry\.npm/.test(readSource(p).text) && p !== "properties/tidy.test.ts",
    );
    expect(wrong).toEqual([]);
  });

  test("the suite's version is the package's", () => {
    expect(JSON.parse(readSource("package.json").text).version).toBe(SUITE_VERSION);
  });
});

describe("the register", () => {
  test("every clause has a text and a source, and a reason when nothing checks it", () => {
    const bad = looksAt(CLAUSE_IDS).filter((id) => {
      const { text, sources: from, checked } = clauseOf(id);
      return text.length < 20 || from.length === 0 || (typeof checked === "object" && checked.not.length < 8);
    });
    expect(bad).toEqual([]);
  });

  test("every checked clause has a mutant", () => {
    const broken = new Set(looksAt(Object.values(MUTANTS)).map((m) => m.clause));
    const without = CLAUSE_IDS.filter((id) => typeof clauseOf(id).checked === "string" && !broken.has(id));
    expect(without).toEqual([]);
  });

  test("every mutant's text stands exactly once in its file", () => {
    const bad = looksAt(Object.entries(MUTANTS)).filter(([, m]) => readSource(m.file).text.split(m.find).length !== 2);
    expect(bad.map(([id]) => id)).toEqual([]);
  });
});
