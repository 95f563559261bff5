"use strict";
// Makes an editor of the field for SPARQL, and puts answers into the page. Without this, the form asks for a whole page.

const form = document.getElementById("editor");
const field = form.elements.query;
const answer = document.getElementById("answer");
const words = form.dataset;

// Completes what is known here, and asks nobody else: the prefixes and the vocabulary of this graph.
const prefixes = JSON.parse(words.prefixes);
const terms = JSON.parse(words.terms);
const known = (names) => (_, token) =>
  names.map((name) => prefixes.mg + name).filter((iri) => iri.startsWith(token?.autocompletionString ?? ""));
const declared = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
Yasqe.forkAutocompleter("prefixes", { name: "prefixes", persistenceId: null, get: () => declared });
Yasqe.forkAutocompleter("class", { name: "class", get: known(terms.classes) });
Yasqe.forkAutocompleter("property", { name: "property", get: known(terms.properties) });

const submit = () => form.requestSubmit();
const editor = new Yasqe(field.parentNode.insertBefore(document.createElement("div"), field), {
  value: field.value,
  screenReaderLabel: words.label,
  autocompleters: ["prefixes", "variables", "class", "property"],
  persistenceId: null,
  createShareableLink: null,
  consumeShareLink: null,
  showQueryButton: false,
  resizeable: false,
  editorHeight: null,
  extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": submit, "Cmd-Enter": submit },
});
editor.getScrollerElement().tabIndex = 0; // by keyboard, too, it scrolls
for (const each of [field, form.querySelector("label")]) each.hidden = true;
form.querySelector("kbd").hidden = false;

let waiting = null;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  waiting?.abort();
  waiting = new AbortController();
  field.value = editor.getValue();
  const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  tell("status", words.asking);
  try {
    const reply = await fetch(address, { headers: { Accept: "text/html" }, signal: waiting.signal });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    answer.replaceChildren(...page.getElementById("answer").childNodes);
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") tell("alert", words.failed);
  }
});

function tell(role, text) {
  const told = document.createElement("p");
  Object.assign(told, { role, textContent: text });
  answer.replaceChildren(told);
}
