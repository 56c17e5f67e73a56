// SPDX-License-Identifier: MIT
/** The page's own script. It only ever sets texts, attributes and order: no text becomes mark-up. */
export const SCRIPT = String.raw`"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const tell = (text) => { document.getElementById("status").textContent = text; };
  root.classList.add("js");

  // Colours: the system's, light, dark.
  const THEMES = ["system", "light", "dark"];
  const themeButton = document.getElementById("theme");
  const recall = () => { try { return localStorage.getItem("dmabuf-ct-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("dmabuf-ct-theme", theme); } catch { /* a page without storage */ } };
  const paint = (theme) => {
    root.dataset.theme = theme;
    themeButton.querySelector("span").textContent = theme;
  };
  paint(THEMES.includes(recall()) ? recall() : "system");
  themeButton.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    keep(next);
    paint(next);
  });

  // Copy.
  const copyOldWay = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "sr";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOldWay(text);
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button === null) return;
    const done = await copy(button.dataset.copy);
    button.textContent = done ? "copied" : "failed";
    button.focus();
    tell(done ? "copied" : "could not copy");
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  });

  // Filters.
  const itemsOf = (list) => all(":scope > " + list.dataset.items, list);
  const matches = (item, wanted) =>
    wanted.verdicts.has(item.dataset.verdict) &&
    (wanted.area === "" || item.dataset.area === wanted.area) &&
    wanted.words.every((word) => item.dataset.text.includes(word));
  const anyMatches = (item, wanted) => matches(item, wanted) || all("details.finding", item).some((inner) => matches(inner, wanted));
  const apply = (form) => {
    const list = document.getElementById(form.dataset.for);
    const area = form.querySelector("[data-filter=area]");
    const wanted = {
      verdicts: new Set(all("[data-filter=verdict]:checked", form).map((box) => box.value)),
      area: area === null ? "" : area.value,
      words: form.querySelector("[data-filter=text]").value.toLowerCase().split(/\s+/).filter((word) => word !== ""),
    };
    const items = itemsOf(list);
    let shown = 0;
    for (const item of items) {
      item.hidden = !anyMatches(item, wanted);
      if (!item.hidden) shown++;
    }
    form.querySelector("output").textContent = shown === items.length ? "" : shown + " of " + items.length + " shown";
  };
  const clear = (form) => {
    form.reset();
    apply(form);
  };
  for (const form of all("form.filter")) {
    form.addEventListener("input", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") clear(form);
    });
  }

  // Order of the clauses.
  const NUMBERS = new Set(["id", "hits", "programs", "rank"]);
  const sortBy = (column, down) => {
    const key = column === "verdict" ? "rank" : column;
    const list = document.getElementById("clause-list");
    const way = down ? -1 : 1;
    const compare = (a, b) => NUMBERS.has(key) ? a.dataset[key] - b.dataset[key] : a.dataset[key].localeCompare(b.dataset[key]);
    list.append(...itemsOf(list).sort((a, b) => way * compare(a, b) || a.dataset.id - b.dataset.id));
  };
  for (const button of all("button.sort")) {
    button.addEventListener("click", () => {
      const head = button.closest("[role=columnheader]");
      const down = head.getAttribute("aria-sort") === "ascending" ||
        (!head.hasAttribute("aria-sort") && ["hits", "programs"].includes(button.dataset.sort));
      for (const other of all("[role=columnheader]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sortBy(button.dataset.sort, down);
      tell("sorted by " + button.firstChild.textContent + (down ? ", descending" : ", ascending"));
    });
  }

  // Links to places that are folded away or filtered out.
  const reveal = (place) => {
    const hidden = place.closest("[hidden]");
    if (hidden !== null) for (const form of all("form.filter")) if (document.getElementById(form.dataset.for).contains(hidden)) clear(form);
    for (let at = place; at !== null; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    const inner = place.matches(".clause") ? place.querySelector("details") : null;
    if (inner !== null) inner.open = true;
  };
  const goTo = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const place = id === "" ? null : document.getElementById(id);
    if (place === null) return;
    reveal(place);
    place.scrollIntoView();
    const target = place.matches("details") ? place.querySelector("summary") : place.querySelector("h2") ?? place;
    target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", goTo);
  // A link to the place that the address names already changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link !== null && link.getAttribute("href") === location.hash) goTo();
  });
  // The browser goes to the place by itself first, and then looks at nothing.
  window.addEventListener("load", () => setTimeout(goTo));

  // What is open has an address.
  document.addEventListener("toggle", (event) => {
    const place = event.target;
    if (place.open && place.id !== "" && document.activeElement === place.querySelector("summary")) history.replaceState(null, "", "#" + encodeURIComponent(place.id));
  }, true);

  // Arrow keys: from finding to finding, from square to square.
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const aim = (event, row) => {
    const at = row.indexOf(document.activeElement);
    if (at < 0) return null;
    if (event.key === "Home") return row[0];
    if (event.key === "End") return row.at(-1);
    return event.key in STEPS ? row[at + STEPS[event.key]] ?? null : null;
  };
  const seen = (element) => element.checkVisibility();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const squares = document.activeElement.closest(".squares");
    const summary = document.activeElement.matches("details.finding > summary");
    if (squares === null && !summary) return;
    const row = squares === null ? all("details.finding > summary").filter(seen) : all("a", squares);
    const next = aim(event, row);
    if (next === null) return;
    event.preventDefault();
    if (squares !== null) for (const square of row) square.tabIndex = square === next ? 0 : -1;
    next.focus();
  });
})();
`;
