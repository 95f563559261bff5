// A picture in a page: `#picture` holds its data, or names where they are to be fetched from.
"use strict";

(async () => {
  const { element, button, filled, filters, list, node } = Panel;
  const root = document.getElementById("picture");
  const data = await loaded(root).catch(() => null);
  if (!data) return root.replaceChildren(element("p", { role: "alert" }, root.dataset.failed ?? ""));

  const view = {
    data, language: data.language, choice: Selection.atFirst(data), shown: null, selected: null,
    get words() { return data.words[this.language]; },
    variable: (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
    colour(kind) { return this.variable(`--${kind}`) || this.variable("--quiet"); },
    edgeColour(kind) { return this.variable(`--edge-${kind}`) || this.variable("--edge"); },
    told() { return filled(this.words.told, { shown: this.shown.nodes.size, total: data.total }); },
    change, reset, select, spread,
  };
  const parts = Object.fromEntries(["bar", "stage", "side"].map((name) => [name, element("div", { class: `picture-${name}` })]));
  const canvas = element("div", { class: "picture-canvas", tabindex: "0", role: "img", keydown: keyed });
  const told = element("output", { class: "picture-told" });
  const found = element("div", { class: "picture-found" });
  const search = element("input", { type: "search", input: listed });
  parts.stage.append(canvas);
  root.replaceChildren(parts.bar, parts.stage, parts.side);
  document.querySelector(".picture-table")?.removeAttribute("open");

  view.shown = Selection.chosen(data, view.choice);
  furnish();
  const cy = Stage.made(canvas, view);
  change();
  Stage.fit(cy, view);
  root.dataset.drawn = "true";

  async function loaded({ dataset }) {
    const inPage = document.getElementById("picture-data");
    return inPage ? JSON.parse(inPage.textContent) : (await fetch(dataset.source)).json();
  }

  // All words anew, in the language chosen.
  function furnish() {
    const { words, language } = view;
    const languages = Object.keys(data.words).map((tongue) => button({ en: "English", zh: "中文" }[tongue] ?? tongue, () => {
      view.language = tongue;
      furnish();
      Stage.letter(cy, view);
      parts.bar.querySelector("[aria-pressed=true]").focus();
    }, { "aria-pressed": String(tongue === language), lang: tongue, class: "plain" }));
    parts.bar.replaceChildren(told,
      element("span", { role: "group", "aria-label": words.language }, ...languages),
      element("span", { role: "group" },
        button("+", () => Stage.zoom(cy, 1.3), { class: "plain", "aria-label": words.zoom_in, title: words.zoom_in }),
        button("−", () => Stage.zoom(cy, 1 / 1.3), { class: "plain", "aria-label": words.zoom_out, title: words.zoom_out }),
        button(words.fit, () => Stage.fit(cy, view), { class: "plain" })),
      element("span", { role: "group" }, button(words.save_png, savePng), button(words.save_svg, saveSvg)));
    canvas.setAttribute("aria-label", `${data.titles[language]}. ${words.stage}`);
    const isOpen = parts.side.querySelector("details")?.open ?? matchMedia("(min-width: 60rem)").matches;
    const title = element("h2", {}, words.list);
    search.setAttribute("aria-label", words.search);
    search.placeholder = words.search;
    parts.side.replaceChildren(
      element("details", { class: "picture-choice", open: isOpen }, element("summary", {}, words.filters), filters(view)),
      element("div", { class: "picture-search" }, search), title, found);
    root.lang = language;
    for (const [id, text] of [["picture-title", data.titles[language]], ["picture-source", data.sources[language]]]) {
      document.getElementById(id)?.replaceChildren(text);
    }
    tell();
  }

  function tell() {
    told.textContent = view.told();
    const isNode = view.selected !== null;
    parts.side.classList.toggle("of-node", isNode);
    if (isNode) found.replaceChildren(node(view, view.selected)); else listed();
  }

  function listed() {
    const sought = search.value.trim().toLowerCase();
    found.replaceChildren(...list(view, sought));
  }

  function change() {
    view.shown = Selection.chosen(data, view.choice);
    if (view.selected !== null && !view.shown.nodes.has(view.selected)) view.selected = null;
    Stage.show(cy, view);
    tell();
  }

  function reset() {
    view.choice = Selection.atFirst(data);
    view.selected = null;
    furnish();
    change();
    Stage.fit(cy, view);
  }

  // Tell of a node, shown or not, or of none.
  function select(place) {
    const before = view.selected;
    view.selected = place;
    if (place !== null && !view.shown.nodes.has(place)) {
      view.choice.added.add(place);
      search.value = "";
      change();
    }
    Stage.mark(cy, view);
    Stage.letter(cy, view);
    tell();
    (place === null ? found.querySelector(`[data-place="${before}"]`) : found.querySelector("h2"))?.focus({ preventScroll: true });
  }

  function spread(place) {
    for (const edge of view.shown.sums) {
      if (edge.source === place) view.choice.added.add(edge.target);
      if (edge.target === place) view.choice.added.add(edge.source);
    }
    change();
    Stage.fit(cy, view);
  }

  function keyed(event) {
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const zooms = { "+": 1.3, "=": 1.3, "-": 1 / 1.3 };
    if (moves[event.key]) cy.panBy({ x: moves[event.key][0], y: moves[event.key][1] });
    else if (zooms[event.key]) Stage.zoom(cy, zooms[event.key]);
    else if (event.key === "0") Stage.fit(cy, view);
    else if (event.key === "Escape") select(null);
    else return;
    event.preventDefault();
  }

  function saveSvg() {
    save(new Blob([Svg.drawn(Stage.picture(view))], { type: "image/svg+xml" }), "svg");
  }

  // The same drawing, twice as fine.
  async function savePng() {
    const address = URL.createObjectURL(new Blob([Svg.drawn(Stage.picture(view))], { type: "image/svg+xml" }));
    const image = new Image();
    image.src = address;
    await image.decode();
    const paper = Object.assign(document.createElement("canvas"), { width: image.width * 2, height: image.height * 2 });
    paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
    URL.revokeObjectURL(address);
    paper.toBlob((blob) => save(blob, "png"), "image/png");
  }

  function save(blob, ending) {
    const address = URL.createObjectURL(blob);
    const name = data.titles[view.language].replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
    element("a", { href: address, download: `${name || "picture"}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
})();
