// What stands round a picture: its filters, which are its legend too, the list of its nodes, and what is told of one.
"use strict";

const Panel = (() => {
  const LISTED = 60;

  // Text only ever becomes text here.
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (typeof value === "boolean") made.toggleAttribute(key, value);
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  const button = (text, act, attributes = {}) => element("button", { type: "button", click: act, ...attributes }, text);

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function mark(kind, isNode, colour) {
    const drawn = isNode ? Svg.shape(kind, 9, 9, 7, { fill: colour })
      : Svg.element("path", { d: "M0 9H18", stroke: colour, "stroke-width": 4 });
    return Svg.element("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, drawn);
  }

  function filters(view) {
    const { data, choice, words, change } = view;
    const kinds = [...new Set(data.nodes.map((node) => node.kind))];
    const relations = [...new Set(data.edges.map((edge) => edge[2]))];
    return element("div", { class: "picture-filters" },
      boxes(words.nodes, kinds, choice.withoutKinds, (kind) => words[`kind_${kind}`] ?? kind, (kind) => mark(kind, true, view.colour(kind)), change),
      boxes(words.edges, relations, choice.withoutEdges, (kind) => words[`edge_${kind}`], (kind) => mark(kind, false, view.edgeColour(kind)), change),
      element("div", { class: "picture-fields" }, ...verbs(view), ...years(view), ...amounts(view)),
      button(words.reset, view.reset, { class: "plain" }));
  }

  function boxes(title, kinds, without, name, drawn, change) {
    const entries = kinds.map((kind) => element("label", {},
      element("input", { type: "checkbox", checked: !without.has(kind), value: kind, change: (event) => {
        if (event.target.checked) without.delete(kind); else without.add(kind);
        change();
      } }), drawn(kind), name(kind)));
    return element("fieldset", {}, element("legend", {}, title), ...entries);
  }

  function verbs({ data, choice, words, language, change }) {
    const known = Object.entries(data.verbs).map(([id, labels]) => [id, labels[language] ?? id]);
    if (!known.length) return [];
    known.sort((one, other) => one[1].localeCompare(other[1], language));
    const options = [["", words.any], ...known].map(([id, label]) => element("option", { value: id, selected: id === choice.verb }, label));
    const select = element("select", { change: (event) => { choice.verb = event.target.value; change(); } }, ...options);
    return [element("label", {}, words.verb, select)];
  }

  function years({ choice, words, change }) {
    if (choice.allYears.length < 2 || choice.allYears[0] === choice.allYears[1]) return [];
    const [min, max] = choice.allYears;
    const field = (at, name) => number(`${words.years}: ${name}`, choice.years[at], min, max, (value) => { choice.years[at] = value; change(); });
    return [field(0, words.from), field(1, words.to)];
  }

  function amounts({ data, choice, words, change }) {
    const greatest = Math.max(1, ...data.nodes.map((node) => node.weight));
    return [
      number(words.most, choice.most, 1, data.nodes.length, (value) => { choice.most = value; change(); }, "range"),
      number(words.least, choice.least, 1, greatest, (value) => { choice.least = value; change(); }),
    ];
  }

  function number(title, value, min, max, act, type = "number") {
    const told = element("span", {}, type === "range" ? ` ${value}` : "");
    const heard = ({ target }) => {
      if (!target.validity.valid || !target.value) return;
      if (type === "range") told.textContent = ` ${target.value}`;
      act(Number(target.value));
    };
    return element("label", {}, element("span", {}, title, told), element("input", { type, value, min, max, [type === "range" ? "input" : "change"]: heard }));
  }

  // The strongest nodes shown, or those of a name that is sought, shown or not.
  function list(view, sought) {
    const { data, shown, words } = view;
    const fits = (node) => Object.values(node.labels).some((label) => label.toLowerCase().includes(sought));
    const places = data.nodes.flatMap((node, place) => (sought ? fits(node) : shown.nodes.has(place)) ? [place] : []);
    if (!sought) places.sort((one, other) => data.nodes[other].weight - data.nodes[one].weight || one - other);
    const entries = places.slice(0, LISTED).map((place) => element("li", {}, opener(view, place),
      element("span", { class: "quiet" }, String(data.nodes[place].weight))));
    const rest = places.length > LISTED ? [element("p", { class: "quiet" }, filled(words.more, { count: places.length - LISTED }))] : [];
    return places.length ? [element("ol", { class: "picture-list" }, ...entries), ...rest] : [element("p", {}, words.none)];
  }

  function opener(view, place) {
    const node = view.data.nodes[place];
    return button(node.labels[view.language], () => view.select(place), { class: "plain", "data-place": place });
  }

  function node(view, place) {
    const { data, words, language } = view;
    const told = data.nodes[place];
    const others = Object.values(told.labels).filter((label) => label !== told.labels[language]);
    return element("section", { class: "picture-node", "aria-live": "polite" },
      button(`← ${words.close}`, () => view.select(null), { class: "plain" }),
      element("h2", { tabindex: "-1" }, told.labels[language]),
      ...others.map((label) => element("p", { class: "quiet" }, label)),
      element("p", {}, mark(told.kind, true, view.colour(told.kind)), ` ${words[`kind_${told.kind}`] ?? told.kind}`),
      figures(told, words),
      element("p", { class: "picture-acts" }, ...linked(told, words), button(words.neighbours, () => view.spread(place))),
      ties(view, place));
  }

  // An address was made to be one of http or of this server; what else may stand there is no link.
  function linked({ link }, words) {
    const address = /^(https?:\/\/|\/(?!\/))/.test(link) ? link : "";
    return address ? [element("a", { href: address, rel: "noreferrer" }, words.page)] : [];
  }

  function figures(told, words) {
    const rows = [["weight", told.weight], ...Object.entries(told.figures).map(([name, value]) => [`figure_${name}`, value])];
    return element("dl", {}, ...rows.flatMap(([name, value]) => [
      element("dt", {}, words[name] ?? name),
      element("dd", {}, typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(3) : String(value)),
    ]));
  }

  function ties(view, place) {
    const { data, words, language } = view;
    const found = view.shown.sums.filter((edge) => edge.source === place || edge.target === place);
    found.sort((one, other) => other.weight - one.weight || one.source - other.source || one.target - other.target);
    const rows = found.slice(0, LISTED).map((edge) => {
      const isOut = edge.source === place;
      const verbs = [...edge.verbs].sort((one, other) => other[1] - one[1]).map(([id, count]) => `${data.verbs[id]?.[language] ?? id} ${count}`);
      const said = [...verbs, [...edge.years].sort().join(", ")].filter(Boolean).join(" · ");
      const arrow = data.directed ? (isOut ? "→" : "←") : "–";
      return element("li", {}, `${words[`edge_${edge.kind}`]} ${arrow} `, opener(view, isOut ? edge.target : edge.source),
        ` ${edge.weight}`, element("div", { class: "quiet" }, said));
    });
    const rest = found.length > LISTED ? [element("p", { class: "quiet" }, filled(words.more, { count: found.length - LISTED }))] : [];
    return element("div", {}, element("h3", {}, words.edges), element("ul", { class: "picture-ties" }, ...rows), ...rest);
  }

  return { element, button, filled, filters, list, node };
})();
