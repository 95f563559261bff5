"use strict";
// Makes an editor of the field for SPARQL, and shows answers below it. Without this, the form asks /sparql by itself.

const form = document.getElementById("editor");
const field = form.elements.query;
const answer = document.getElementById("answer");
const words = form.dataset;
const LONGEST_ADDRESS = 6000;
const KINDS = { CSV: "text/csv", JSON: "application/sparql-results+json", XML: "application/sparql-results+xml" };

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// Completes what is known here, and asks nobody else: the prefixes and the vocabulary of this graph.
const prefixes = JSON.parse(words.prefixes);
const terms = JSON.parse(words.terms);
const known = (names) => (_, token) =>
  names.map((name) => prefixes.mg + name).filter((iri) => iri.startsWith(token?.autocompletionString ?? ""));
const declared = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
Yasqe.forkAutocompleter("prefixes", { name: "prefixes", persistenceId: null, get: () => declared });
Yasqe.forkAutocompleter("class", { name: "class", get: known(terms.classes) });
Yasqe.forkAutocompleter("property", { name: "property", get: known(terms.properties) });

const editor = new Yasqe(field.parentNode.insertBefore(element("div"), field), {
  value: field.value,
  screenReaderLabel: words.label,
  autocompleters: ["prefixes", "variables", "class", "property"],
  persistenceId: null,
  createShareableLink: null,
  consumeShareLink: null,
  showQueryButton: false,
  resizeable: false,
  editorHeight: null,
  extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": () => form.requestSubmit(), "Cmd-Enter": () => form.requestSubmit() },
});
field.hidden = true;
form.querySelector("label").hidden = true;
form.querySelector("kbd").hidden = false;

let waiting = null;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(editor.getValue());
});

async function ask(query) {
  waiting?.abort();
  const abort = (waiting = new AbortController());
  remember(query);
  show(status(words.asking));
  try {
    const isGraph = ["CONSTRUCT", "DESCRIBE"].includes(editor.getQueryType());
    const reply = await asked(query, isGraph ? "text/turtle" : KINDS.JSON, abort.signal);
    const text = await reply.text();
    if (!reply.ok) show(fault(text));
    else if (isGraph) show(element("pre", { textContent: text, tabIndex: 0 }));
    else show(...table(JSON.parse(text), query));
  } catch (error) {
    if (error.name !== "AbortError") show(fault(words.failed));
  }
}

const asked = (query, kind, signal) =>
  fetch("/sparql", { method: "POST", headers: { Accept: kind }, body: new URLSearchParams({ query }), signal });

// The address then leads back to this query.
function remember(query) {
  const address = new URL("/query", location.href);
  if (words.lang) address.searchParams.set("lang", words.lang);
  address.searchParams.set("query", query);
  if (address.href.length <= LONGEST_ADDRESS) history.replaceState(null, "", address);
}

const show = (...elements) => answer.replaceChildren(...elements);
const fault = (text) => element("p", { className: "fault", role: "alert", textContent: text.trim() || words.failed });
const status = (...content) => element("p", {}, element("span", { role: "status" }, ...content));

function table({ head, results, boolean }, query) {
  if (boolean !== undefined) return [status(boolean ? words.yes : words.no)];
  const rows = results.bindings;
  const counted = rows.length > Number(words.most) ? words.some : words.rows;
  const above = status(counted.replace("{most}", words.most).replace("{total}", rows.length));
  above.append(...Object.keys(KINDS).map((name) => saving(name, query)));
  const header = element("tr", {}, ...head.vars.map((name) => element("th", { scope: "col", textContent: name })));
  const body = rows.slice(0, words.most).map((row) => element("tr", {}, ...head.vars.map((name) => cell(row[name]))));
  const made = element("table", {}, element("thead", {}, header), element("tbody", {}, ...body));
  return [above, element("div", { className: "scroll", tabIndex: 0, role: "group", ariaLabel: answer.ariaLabel }, made)];
}

function cell(term) {
  const made = element("td");
  if (term?.type === "uri") made.append(named(term.value));
  else if (term) made.append(element("span", { textContent: term.value ?? JSON.stringify(term), lang: term["xml:lang"] ?? "" }));
  return made;
}

// What is ours has a page here, what is on the web may be visited, and nothing else is a link.
function named(iri) {
  const isOurs = iri.startsWith(words.base);
  const text = isOurs ? decoded(iri.slice(words.base.length)) : iri;
  if (!isOurs && !/^https?:\/\//i.test(iri)) return text;
  const language = words.lang ? `?lang=${words.lang}` : "";
  return element("a", { href: isOurs ? `/${iri.slice(words.base.length)}${language}` : iri, textContent: text, rel: "noreferrer" });
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function saving(name, query) {
  const button = element("button", { type: "button", textContent: name });
  button.addEventListener("click", async () => {
    const reply = await asked(query, KINDS[name]);
    if (!reply.ok) return show(fault(await reply.text()));
    const address = URL.createObjectURL(await reply.blob());
    element("a", { href: address, download: `answer.${name.toLowerCase()}` }).click();
    URL.revokeObjectURL(address);
  });
  return button;
}
