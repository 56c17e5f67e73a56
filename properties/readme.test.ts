// SPDX-License-Identifier: MIT
/** What the documents name must exist: commands, options, scripts, files, clauses, mutants, counts. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { areaListing } from "../cli/clause-listings.ts";
import { listingLines } from "../cli/listing.ts";
import { commandLine } from "../cli/main.ts";
import { MUTANTS } from "../impl/mutants/index.ts";
import { AREAS, isClauseId } from "../spec/clauses/index.ts";
import { ROOT, readSource } from "./tidy/sources.ts";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "spec/README.md",
  "fixtures/adapters/README.md",
  "fixtures/expectations/README.md",
  "cli/starter/exporter.md",
  "cli/starter/importer.md",
];
/** A starting folder is read elsewhere: it names its own files. */
const IN_THE_CHECKOUT = DOCUMENTS.filter((path) => !path.startsWith("cli/starter/"));

interface Named {
  readonly where: string;
  readonly text: string;
}

/** The lines of the `sh` blocks, comments left out. */
function blocks(path: string): string[] {
  const found = [...readSource(path).text.matchAll(/^```sh\n(.*?)^```$/gms)];
  return found.flatMap(([, block = ""]) => block.split("\n")).map((line) => line.replace(/\s+#.*/, "").trim());
}

/** Commands to type: in blocks, and between backquotes in a sentence. */
function typed(path: string): Named[] {
  return [...blocks(path), ...inline(path)].filter((text) => text !== "").map((text) => ({ where: path, text }));
}

/** What stands between backquotes outside of blocks. A line break in it is a space. */
function inline(path: string): string[] {
  const prose = readSource(path).text.replace(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code.replace(/\s+/g, " "));
}

function all(paths: readonly string[], find: (path: string) => Named[]): Named[] {
  const found = paths.flatMap(find);
  expect(found.length, "the documents name nothing of the kind").toBeGreaterThan(0);
  return found;
}

/** Arguments of each `dmabuf-ct` in a command line. What stands in quotation marks is one of them, and not looked into. */
function calls({ where, text }: Named): { readonly where: string; readonly args: readonly string[] }[] {
  return text
    .replace(/"[^"]*"/g, '""')
    .split(/&&|\|/)
    .map((part) => /(?:^|\s)(?:npx )?dmabuf-ct(?:\s+(.*))?$/.exec(part.trim()))
    .flatMap((match) => (match === null ? [] : [{ where, args: (match[1] ?? "").split(/\s+/).filter(Boolean) }]));
}

/** What is wrong with one call; null: nothing. */
function complaint(args: readonly string[]): string | null {
  const program = commandLine();
  const [name = "--help", ...rest] = args;
  if (name.startsWith("-")) return ["--help", "--version"].includes(name) ? null : `no option ${name}`;
  const named = program.commands.find((candidate) => candidate.name() === name);
  if (named === undefined) return `no command ${name}`;
  const command = named.commands.find((candidate) => candidate.name() === rest[0]) ?? named;
  const known = new Set([...command.options.map((option) => option.long), "--help"]);
  const unknown = rest.filter((arg) => arg.startsWith("--") && !known.has(arg));
  return unknown.length === 0 ? null : `${name} has no option ${unknown.join(", ")}`;
}

describe("commands in the documents", () => {
  test("every dmabuf-ct command and option exists", () => {
    const found = all(DOCUMENTS, typed).flatMap(calls);
    expect(found.length).toBeGreaterThan(20);
    const wrong = found.map(({ where, args }) => ({ where, wrong: complaint(args) }));
    expect(wrong.filter((one) => one.wrong !== null)).toEqual([]);
  });

  test("the rule sees a command and an option that do not exist", () => {
    expect(complaint(["rnu"])).toBe("no command rnu");
    expect(complaint(["kernel", "build", "6.12", "--fast"])).toBe("kernel has no option --fast");
    expect(complaint(["run", "--strict", "--seed", "1"])).toBe("run has no option --strict");
    expect(calls({ where: "", text: "npm ci && npx dmabuf-ct run --seed 1" })[0]?.args).toEqual(["run", "--seed", "1"]);
  });

  test("every option named alone belongs to some command", () => {
    const known = new Set(commandLine().commands.flatMap((command) => command.options.map((option) => option.long)));
    const named = all(IN_THE_CHECKOUT, (path) => inline(path).map((text) => ({ where: path, text }))).filter(
      ({ text }) => /^--[a-z-]+( |$)/.test(text),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ text }) => !known.has(text.split(" ")[0]))).toEqual([]);
  });

  test("every npm script exists", () => {
    const scripts = Object.keys(JSON.parse(readSource("package.json").text).scripts);
    const named = all(DOCUMENTS, typed).flatMap(({ text }) =>
      [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test))/g)].map((match) => match[1] ?? match[2] ?? ""),
    );
    expect(named).toContain("test");
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

describe("what is run before a change lands", () => {
  // The checks run for less time on a real kernel than a reader is told to.
  const aside = /\.\.\/|--target linux:6\.12 /;

  test("contains the README's own commands, but for those that need more than the checkout", () => {
    const script = readSource(".ci/run").text;
    const wanted = ["README.md", "fixtures/adapters/README.md"]
      .flatMap(blocks)
      .flatMap((line) => line.split("&&").map((part) => part.trim()))
      .filter((command) => command !== "" && !aside.test(command));
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((command) => !script.includes(command))).toEqual([]);
  });
});

/** A path of the checkout, up to its first placeholder: in one of the folders, or a document at the top. */
const PATH = /^(?:(?:\.ci|cli|fixtures|impl|model|properties|reports|spec)\/[\w./-]*|LICENSE$|[A-Z]+\.md$)/;

describe("what the documents name", () => {
  test("every file and folder exists", () => {
    const words = all(IN_THE_CHECKOUT, typed).flatMap(({ text }) => text.split(/[\s:]/));
    const paths = words.flatMap((word) => PATH.exec(word) ?? []);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("every clause is in the register", () => {
    const ids = new RegExp(`\\b(?:${Object.keys(AREAS).join("|")})-\\d\\d\\b`, "g");
    const named = all(DOCUMENTS, (path) =>
      [...readSource(path).text.matchAll(ids)].map(([text]) => ({ where: path, text })),
    );
    const invented = ["MAP-99"];
    expect(named.filter(({ text }) => !isClauseId(text) && !invented.includes(text))).toEqual([]);
  });

  test("every mutant exists", () => {
    const named = all(DOCUMENTS, (path) =>
      [...readSource(path).text.matchAll(/\bmutant:([a-z][\w-]*)|--mutants ([a-z][\w-]*)/g)].map((match) => ({
        where: path,
        text: match[1] ?? match[2] ?? "",
      })),
    );
    expect(named.filter(({ text }) => text !== "all" && !Object.hasOwn(MUTANTS, text))).toEqual([]);
  });

  test("the table of counts in the README is that of the register", () => {
    expect(readSource("README.md").text).toContain(`\n${listingLines(areaListing()).join("\n")}\n`);
  });
});
