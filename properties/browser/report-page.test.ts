// SPDX-License-Identifier: MIT
/** The HTML report in a real browser: clicks, keys, filters, links, hostile texts, size, faults that axe finds. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { reportIn } from "../../reports/formats.ts";
import { makeFolder } from "../../reports/make-folder.ts";
import { HOSTILE, type Sample, sampleResults } from "./sample-results.ts";

const DESK = { viewport: { width: 1280, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 } } as const;
const PICTURES = "out/browser";

const SMALL: Sample = { clauses: 300, findings: 12 };
const LARGE: Sample = { clauses: 1000, findings: 200 };
/** As much as axe, which looks at every element, gets through. */
const VARIED: Sample = { clauses: 64, findings: 6 };
const HOSTILE_SAMPLE: Sample = { clauses: 60, findings: 10, text: HOSTILE };

let browser: Browser;
let folder: string;
let files = 0;
/** What the page said on its console, and what it asked the network for. */
let complaints: string[] = [];
let requests: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "report-page-"));
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const asRoot = process.getuid?.() === 0;
  browser = await chromium.launch({ executablePath, args: asRoot ? ["--no-sandbox"] : [] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(complaints).toEqual([]);
  expect(requests).toEqual([]);
});

interface Visit extends BrowserContextOptions {
  readonly sample?: Sample;
  readonly before?: Sample;
  readonly hash?: string;
}

function written(sample: Sample, before: Sample | undefined): string {
  const file = join(folder, `page-${files++}.html`);
  const baseline = before === undefined ? null : { file: "out/base", results: sampleResults(before) };
  writeFileSync(file, reportIn("html", sampleResults(sample), { baseline }));
  return pathToFileURL(file).href;
}

/** Waits until what came into view is painted, and keeps a picture of it for people to look at. */
async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200))))",
  );
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

async function visit({ sample = SMALL, before, hash = "", ...options }: Visit = {}): Promise<Page> {
  complaints = [];
  requests = [];
  const url = written(sample, before);
  const context = await browser.newContext({ ...DESK, ...options });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) requests.push(request.url());
  });
  await page.goto(url + hash);
  return page;
}

const shownCount = (page: Page, selector: string): Promise<number> => page.locator(`${selector}:visible`).count();
const active = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement.textContent.trim().slice(0, 60)") as Promise<string>;

describe("a reader", () => {
  test("sees the verdict first, and every part by its link", async () => {
    const page = await visit({ before: { clauses: 300, findings: 6 } });
    await expect(page.locator("h1").textContent()).resolves.toContain("does not conform");
    const parts = await page.locator("nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(parts).toEqual(
      ["changes", "findings", "clauses", "coverage", "capabilities", "divergences", "environment"].map(
        (id) => `#${id}`,
      ),
    );
    for (const part of parts) await page.locator(`nav a[href="${part}"]`).click();
    expect(await page.locator("h2").count()).toBe(parts.length);
    expect(await page.locator(".chart path").count()).toBeGreaterThan(5);
  });

  test("opens a finding with a click: program, difference, lines to copy", async () => {
    const page = await visit();
    const finding = page.locator("details.finding").first();
    expect(await finding.locator(".seq").isVisible()).toBe(false);
    await finding.locator("> summary").click();
    expect(await finding.locator(".step").count()).toBe(5);
    expect(await finding.locator(".step.wrong .no").first().innerText()).toContain("differs here");
    expect(await finding.locator(".lock").first().innerText()).toBe("under reservation");
    expect(await finding.locator(".differs").last().innerText()).toMatch(/live files\s+7\s+1/);
    expect(new URL(page.url()).hash).toBe(`#${await finding.getAttribute("id")}`);
  });

  test("copies a line", async () => {
    const page = await visit();
    await page.locator("details.finding > summary").first().click();
    const button = page.locator("button.copy").first();
    await button.click();
    await page.waitForFunction("document.querySelector('button.copy').textContent === 'copied'");
    const search = page.locator("input[type=search]").first();
    await search.focus();
    await page.keyboard.press("Control+V");
    expect(await search.inputValue()).toMatch(/^npx dmabuf-ct replay out\/findings\/[\w-]+\.json$/);
  });

  test("narrows clauses by words, verdict and area, and clears with Escape", async () => {
    const page = await visit();
    const form = page.locator("form[data-for=clause-list]");
    const all = await shownCount(page, ".clause");
    expect(all).toBe(300);
    await form.locator("select").selectOption("ATTACH");
    const attach = await shownCount(page, ".clause");
    expect(attach).toBeGreaterThan(0);
    expect(attach).toBeLessThan(all);
    await form.locator("input[value=PASS]").uncheck();
    const failing = await shownCount(page, ".clause");
    expect(failing).toBeLessThan(attach);
    expect(await form.locator("output").innerText()).toBe(`${failing} of 300 shown`);
    await form.locator("input[type=search]").fill("nothing at all is like this");
    expect(await shownCount(page, ".clause")).toBe(0);
    await form.locator("input[type=search]").press("Escape");
    expect(await shownCount(page, ".clause")).toBe(all);
  });

  test("narrows findings; one of a cause is found as well", async () => {
    const page = await visit();
    const form = page.locator("form[data-for=finding-list]");
    for (const verdict of ["WARN", "XFAIL", "FLAKY"]) await form.locator(`input[value=${verdict}]`).uncheck();
    const chips = await page.locator("#finding-list > details:visible > summary .chip").allInnerTexts();
    expect(chips.length).toBeGreaterThan(0);
    expect(new Set(chips)).toEqual(new Set(["✗ fail"]));
  });

  test("sorts clauses by how often they were exercised", async () => {
    const page = await visit();
    const hits = (): Promise<number[]> =>
      page.locator(".clause").evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-hits"))));
    const before = await hits();
    await page.getByRole("button", { name: "exercised" }).click();
    expect(await hits()).toEqual(before.toSorted((a, b) => b - a));
    expect(await page.locator(".col-hits[aria-sort]").getAttribute("aria-sort")).toBe("descending");
    await page.getByRole("button", { name: "exercised" }).click();
    expect(await hits()).toEqual(before.toSorted((a, b) => a - b));
  });

  test("follows a link to a finding, folded and filtered as it may be", async () => {
    const first = await visit();
    const id = await first.locator("details.finding").last().getAttribute("id");
    const page = await visit({ hash: `#${id}` });
    const finding = page.locator(`[id="${id}"]`);
    expect(await finding.getAttribute("open")).not.toBeNull();
    await page.waitForFunction(`document.getElementById("${id}").getBoundingClientRect().top < innerHeight`);
    await page.waitForFunction(`document.activeElement.parentElement.id === "${id}"`);
    await page.locator("form[data-for=clause-list] input[type=search]").fill("nothing is like this");
    await finding.locator("blockquote a").click();
    const clause = new URL(page.url()).hash.slice(1);
    expect(clause).toMatch(/^clause-/);
    expect(await page.locator(`[id="${clause}"]`).isVisible()).toBe(true);
  });

  test("chooses colours, and finds them again", async () => {
    const page = await visit({ colorScheme: "light" });
    const back = (): Promise<string> => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    const light = await back();
    const button = page.locator("#theme");
    await button.click();
    expect(await back()).toBe(light);
    await button.click();
    expect(await back()).not.toBe(light);
    await page.reload();
    expect(await button.innerText()).toContain("dark");
    expect(await back()).not.toBe(light);
  });

  test("without the script reads everything that the page says", async () => {
    const page = await visit({ javaScriptEnabled: false });
    expect(await page.locator(".js-only:visible").count()).toBe(0);
    await page.locator("details.finding > summary").first().click();
    expect(await page.locator(".seq").first().isVisible()).toBe(true);
  });
});

describe("the keyboard alone", () => {
  test("skips to the findings, walks them and opens one", async () => {
    const page = await visit();
    await page.keyboard.press("Tab");
    expect(await active(page)).toBe("skip to the findings");
    await page.keyboard.press("Enter");
    await page.locator("details.finding > summary").first().focus();
    const first = await active(page);
    await page.keyboard.press("ArrowDown");
    expect(await active(page)).not.toBe(first);
    await page.keyboard.press("Enter");
    expect(await page.locator("details.finding[open]").count()).toBe(1);
    await page.keyboard.press("Home");
    expect(await active(page)).toBe(first);
  });

  test("walks the squares of an area with the arrows and follows one", async () => {
    const page = await visit();
    await page.locator(".squares a").first().focus();
    await page.keyboard.press("ArrowRight");
    const label = await page.evaluate("document.activeElement.getAttribute('aria-label')");
    expect(label).toMatch(/^EXPORT-02: /);
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#clause-EXPORT-02");
    expect(await page.evaluate("document.activeElement.id")).toBe("clause-EXPORT-02");
  });
});

describe("hostile texts", () => {
  test("stay texts", async () => {
    const page = await visit({ sample: HOSTILE_SAMPLE, before: { ...HOSTILE_SAMPLE, findings: 4 } });
    await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
    expect(await page.locator("details.finding").count()).toBe(10);
    expect(await page.locator("h1").innerText()).toContain("</script><script>");
    for (const copy of await page.locator("button.copy").all()) await copy.hover();
    expect(await page.evaluate("window.broken")).toBeUndefined();
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img, iframe, object, embed, base, svg[onload]").count()).toBe(0);
    const odd = await page.evaluate(`[...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]
      .filter((a) => a.name.startsWith("on") || a.name === "style" || (["href", "src"].includes(a.name) && !/^(#|https?:|data:,$)/.test(a.value)))
      .map((a) => e.tagName + " " + a.name + "=" + a.value))`);
    expect(odd).toEqual([]);
  });

  test("would not run even as mark-up", async () => {
    const page = await visit();
    const ran = await page.evaluate(`(() => {
      const tries = [
        (link) => link.setAttribute("onclick", "window.broken = 1"),
        (link) => { link.innerHTML = "<b>"; },
        (link) => { link.href = "javascript:window.broken=1"; },
        (link) => { const script = document.createElement("script"); script.textContent = "window.broken = 1"; link.append(script); },
      ];
      return tries.map((attempt) => {
        const link = document.createElement("a");
        document.body.append(link);
        try { attempt(link); } catch { return "refused"; }
        link.click();
        return window.broken;
      });
    })()`);
    expect(ran).toEqual(["refused", "refused", undefined, "refused"]);
    await page.waitForTimeout(200);
    expect(await page.evaluate("window.broken")).toBeUndefined();
    expect(complaints.length, "the policy says nothing").toBeGreaterThan(0);
    complaints = [];
  });
});

describe("size", () => {
  test("a thousand clauses and two hundred findings stay quick", async () => {
    const page = await visit({ sample: LARGE });
    const load = (await page.evaluate(
      "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd",
    )) as number;
    const timed = (action: string): Promise<number> =>
      page.evaluate(
        `new Promise((done) => { const from = performance.now(); ${action}; requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))); })`,
      );
    const search = "document.querySelector('form[data-for=clause-list] input[type=search]')";
    const filter = await timed(
      `${search}.value = "map"; ${search}.dispatchEvent(new Event("input", { bubbles: true }))`,
    );
    const sort = await timed("document.querySelector('button[data-sort=hits]').click()");
    const open = await timed("document.querySelectorAll('details.finding')[80].open = true");
    const bottom = await timed("scrollTo(0, document.body.scrollHeight)");
    console.log(
      JSON.stringify({ load, filter, sort, open, bottom }, (_, v) => (typeof v === "number" ? Math.round(v) : v)),
    );
    expect(await page.locator("details.finding").count()).toBe(200);
    expect(load).toBeLessThan(6000);
    for (const action of [filter, sort, open, bottom]) expect(action).toBeLessThan(1500);
  });
});

describe("looks", () => {
  const VIEWS = [
    ["desktop-light", { ...DESK, colorScheme: "light" }],
    ["desktop-dark", { ...DESK, colorScheme: "dark" }],
    ["phone-light", { ...PHONE, colorScheme: "light" }],
    ["phone-dark", { ...PHONE, colorScheme: "dark" }],
  ] as const;

  test.each(VIEWS)("axe finds no serious fault, and nothing is cut off: %s", async (name, view) => {
    const page = await visit({ ...view, sample: VARIED, before: { ...VARIED, findings: 3 } });
    makeFolder(PICTURES);
    await picture(page, `${name}-top`);
    await page.locator("details.finding > summary").first().click();
    await page.locator(".clause summary").first().click();
    await page.evaluate("scrollTo(0, 0)");
    const { violations, passes } = await new AxeBuilder({ page })
      .options({ rules: { "target-size": { enabled: true } } })
      .analyze();
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.length} ${nodes[0]?.html}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    for (const part of ["findings", "clauses", "coverage", "capabilities"]) {
      await page.evaluate(`document.getElementById("${part}").scrollIntoView()`);
      await picture(page, `${name}-${part}`);
    }
  });
});
