"use strict";
// Search in the directory, buttons that copy, and texts that can be saved. Without this script every list and every text is there all the same.

// The twin of catalog/search/terms.py and catalog/folding.py; data/search_terms.json holds what both must answer.
const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'" };
const ELIDED = /(^|[^\p{L}\p{N}_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=[\p{L}\p{N}_])/giu;

function fold(text) {
  return text.toLowerCase().replace(/[œæß’ʼ]/g, (sign) => LIGATURES[sign]).normalize("NFKD").replace(/\p{M}/gu, "");
}

function singular(word) {
  if (word.length <= 4 || !/^\p{L}+$/u.test(word)) return word;
  if (/aux$/.test(word) && !/eaux$/.test(word)) return word.slice(0, -2) + "l";
  return /(eaux|eux|oux|[^s]s)$/.test(word) ? word.slice(0, -1) : word;
}

function searchTerms(text) {
  return (fold(text.replace(ELIDED, "$1 ")).match(/[\p{L}\p{N}]+/gu) || []).map(singular);
}

// The index: made ready once, when somebody wants to search.
function ready(index) {
  const names = (side) => (index.sides[side] || []).map(([, ...said]) => said.flatMap(searchTerms));
  const makers = names("organisme"), themes = names("theme");
  const rows = index.rows.map(([slug, title, words, language, values]) => {
    const named = [...(values.organisme || []).flatMap((n) => makers[n]), ...(values.theme || []).flatMap((n) => themes[n])];
    return { slug, title, language, values, fields: [[10, searchTerms(title)], [4, named], [1, words.split(" ")]] };
  });
  return { sides: index.sides, rows };
}

// How well a row has a term: a match in the title counts most. The last term may not be typed to its end.
function weight(row, term, unfinished) {
  let sum = 0;
  for (const [worth, terms] of row.fields) {
    if (terms.includes(term)) sum += worth;
    else if (unfinished && terms.some((other) => other.startsWith(term))) sum += worth / 2;
  }
  return sum;
}

function search(rows, terms) {
  const ranked = rows.map((row) => {
    const found = terms.map((term, n) => weight(row, term, n === terms.length - 1));
    return { row, all: found.every(Boolean), sum: found.reduce((one, other) => one + other, 0) };
  });
  const all = ranked.filter((each) => each.all);
  const partly = !all.length && terms.length > 1;
  const hits = partly ? ranked.filter((each) => each.sum) : all;
  return { partly: partly && hits.length > 0, rows: hits.sort((one, other) => other.sum - one.sum).map((each) => each.row) };
}

function searchForm(form) {
  const results = document.getElementById("resultats"), browse = document.getElementById("parcourir");
  const watch = document.querySelector(".watch");
  const list = results.querySelector("ol"), more = results.querySelector("button");
  const hit = results.querySelector("template"), found = form.querySelector(".found");
  const reset = form.querySelector("[type=reset]"), query = form.elements.q;
  const selects = [...form.querySelectorAll("select")];
  let index = null, loading = null, told = 0, hits = [];

  function load() {
    loading = loading || fetched().then((got) => { index = ready(got); complete(); });
    return loading;
  }

  function fetched() {
    if (location.protocol !== "file:") return fetch(form.dataset.index + ".json").then((answer) => answer.json());
    return new Promise((resolve, reject) => {
      self.vigieIndex = resolve;
      document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.index + ".js", onerror: reject }));
    });
  }

  // The page lists the first values only.
  function complete() {
    for (const select of selects) {
      const chosen = select.value || asked().get(select.name) || "";
      const options = index.sides[select.name].map(([slug, name]) => new Option(name, slug));
      select.replaceChildren(select.options[0], ...options);
      select.value = chosen;
    }
  }

  const asked = () => new URLSearchParams(location.search);
  const has = (row, select) => (row.values[select.name] || []).includes(select.selectedIndex - 1);

  function show() {
    const terms = searchTerms(query.value), chosen = selects.filter((select) => select.value);
    const wanted = terms.length > 0 || chosen.length > 0;
    const matched = search(index.rows, terms);
    hits = matched.rows.filter((row) => chosen.every((select) => has(row, select)));
    for (const select of selects) count(select, matched.rows.filter((row) => chosen.every((other) => other === select || has(row, other))));
    results.hidden = reset.hidden = !wanted;
    browse.hidden = watch.hidden = wanted;
    list.replaceChildren();
    told = 0;
    tellMore();
    const { none, one, many, partly } = form.dataset;
    const number = hits.length === 1 ? one : many.replace("#", hits.length);
    found.textContent = !wanted ? "" : !hits.length ? none : matched.partly ? partly + " " + number : number;
    remember();
  }

  function count(select, rows) {
    const numbers = index.sides[select.name].map(() => 0);
    for (const row of rows) for (const value of row.values[select.name] || []) numbers[value] += 1;
    numbers.forEach((number, n) => {
      const option = select.options[n + 1];
      option.text = `${index.sides[select.name][n][1].slice(0, 60)} (${number})`;
      option.disabled = number === 0 && !option.selected;
    });
  }

  function tellMore() {
    list.append(...hits.slice(told, told + 50).map(entry));
    told += 50;
    more.hidden = told >= hits.length;
  }

  function entry(row) {
    const made = hit.content.cloneNode(true), at = (selector) => made.querySelector(selector);
    const said = (side) => (row.values[side] || []).map((n) => index.sides[side][n][1]).join(", ");
    at(".entry-kind span").textContent = said("type");
    at(".entry-date").textContent = said("annee");
    at("a").href = `${form.dataset.root}ressources/${row.slug}/index.html`;
    at("h3 bdi").textContent = row.title;
    if (row.language) at("h3 bdi").lang = row.language;
    at(".entry-source bdi").textContent = said("organisme");
    at(".entry-state").textContent = (row.values.etat || []).map((n) => index.sides.etat[n][2]).join(", ");
    return made;
  }

  // The query stands in the address, so that it can be kept and sent.
  function remember() {
    const parameters = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const text = parameters.toString();
    try {
      history.replaceState(null, "", text ? "?" + text : location.pathname);
    } catch { /* some browsers forbid it to pages from a folder */ }
  }

  const go = () => load().then(show, () => { found.textContent = form.dataset.lost; });
  form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
  form.addEventListener("input", go);
  form.addEventListener("reset", () => setTimeout(() => { query.focus(); go(); }));
  form.addEventListener("submit", (event) => { event.preventDefault(); go().then(() => document.getElementById("resultats-titre").focus()); });
  query.addEventListener("keydown", (event) => { if (event.key === "Escape") { query.value = ""; go(); } });
  more.addEventListener("click", () => { const next = told; tellMore(); list.children[next].querySelector("a").focus(); });

  form.hidden = false;
  query.value = asked().get("q") || "";
  if (query.value || selects.some((select) => asked().get(select.name))) go();
}

function copyButton(button) {
  const said = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    if (!await copy(document.getElementById(button.dataset.copy))) return;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 3000);
  });
}

// Pages that did not come by https have no clipboard of the new sort, and some browsers do not let pages have it. Where
// the old sort fails too, the text is left selected, for the reader to copy.
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent.trim());
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}

document.querySelectorAll("form.search").forEach(searchForm);
document.querySelectorAll("button.copy").forEach(copyButton);
