// The picture itself: cytoscape.js on a canvas, with the places of nodes as they were computed beforehand.
"use strict";

const Stage = (() => {
  const SIZE = 12, LEAST = 11; // of letters: as laid out, and on the screen where that is smaller
  const FADED = 0.2;

  function made(container, view) {
    const cy = cytoscape({
      container,
      elements: view.data.nodes.map((node, place) => ({
        group: "nodes",
        data: { id: String(place), kind: node.kind, size: 2 * node.radius },
        position: { x: node.x, y: node.y },
      })),
      style: style(view),
      layout: { name: "preset", fit: false },
      minZoom: 0.05, maxZoom: 4, boxSelectionEnabled: false, autoungrabify: true, selectionType: "single",
    });
    cy.on("tap", (event) => {
      if (event.target === cy) view.select(null);
      else if (event.target.isNode()) view.select(Number(event.target.id()));
    });
    let asked = 0;
    cy.on("zoom resize", () => { asked ||= requestAnimationFrame(() => { asked = 0; letter(cy, view); }); });
    return cy;
  }

  function style(view) {
    return [
      { selector: "node", style: {
        width: "data(size)", height: "data(size)", shape: (node) => Svg.SHAPES[node.data("kind")] ?? "ellipse",
        "background-color": (node) => view.colour(node.data("kind")), "border-width": 1.5, "border-color": "#fff",
        color: view.variable("--ink"), "font-family": getComputedStyle(document.body).fontFamily,
        "text-wrap": "wrap", "text-max-width": 1000, "text-valign": "bottom", "text-margin-y": 2,
        "text-outline-color": "#fff", "text-outline-width": 2, "z-index": 2,
      } },
      { selector: "edge", style: {
        width: "data(width)", "line-color": "data(colour)", "target-arrow-color": "data(colour)", "line-opacity": 0.55,
        "target-arrow-shape": view.data.directed ? "triangle" : "none", "arrow-scale": 0.8, "curve-style": "bezier",
        "control-point-step-size": 16, "z-index": 1,
      } },
      { selector: ".hidden", style: { display: "none" } },
      { selector: ".faded", style: { opacity: FADED } },
      { selector: ".chosen", style: { "border-width": 4, "border-color": "#e0912f" } },
    ];
  }

  // Show what is chosen: nodes come and go, edges are made anew.
  function show(cy, view) {
    cy.batch(() => {
      cy.nodes().forEach((node) => { node.toggleClass("hidden", !view.shown.nodes.has(Number(node.id()))); });
      cy.edges().remove();
      cy.add(edges(view).map((edge) => ({ group: "edges", data: edge })));
    });
    mark(cy, view);
    letter(cy, view);
  }

  function edges(view) {
    const greatest = Math.max(1, ...view.shown.edges.map((edge) => edge.weight));
    const widest = Math.min(7, 0.8 * Math.sqrt(greatest));
    return view.shown.edges.filter((edge) => edge.source !== edge.target).map((edge) => ({
      source: String(edge.source), target: String(edge.target), kind: edge.kind,
      width: 1 + widest * Math.sqrt(edge.weight / greatest), colour: view.edgeColour(edge.kind),
    }));
  }

  function mark(cy, view) {
    cy.elements().removeClass("faded chosen");
    if (view.selected === null) return;
    const node = cy.getElementById(String(view.selected));
    node.addClass("chosen");
    cy.elements().difference(node.closedNeighborhood()).addClass("faded");
  }

  // Letters are never too small to read; where there is no room for all, the stronger nodes keep theirs.
  function letter(cy, view) {
    const size = Math.max(SIZE, LEAST / cy.zoom());
    const taken = [];
    cy.batch(() => view.data.nodes.forEach((node, place) => {
      if (!view.shown.nodes.has(place)) return;
      const text = node.lettering[view.language];
      const box = boxed(node, text, size);
      const isFree = place === view.selected || size === SIZE || !taken.some((other) => meets(box, other));
      if (isFree) taken.push(box);
      cy.getElementById(String(place)).style({ label: isFree ? text : "", "font-size": size });
    }));
  }

  function boxed(node, text, size) {
    const lines = text.split("\n");
    const half = Math.max(...lines.map(cells)) * size * 0.27;
    const top = node.y + node.radius;
    return { x1: node.x - half, x2: node.x + half, y1: top, y2: top + lines.length * size * 1.2 };
  }

  const cells = (line) => [...line].reduce((sum, sign) => sum + (sign > "⺀" ? 2 : 1), 0);

  const meets = (one, other) => one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2;

  // All that is shown in the middle, as large as it may be.
  function fit(cy, view) {
    cy.resize();
    const { x1, x2, y1, y2 } = around(view);
    const zoom = Math.min(1.4, 0.94 * cy.width() / (x2 - x1), 0.94 * cy.height() / (y2 - y1));
    cy.viewport({ zoom, pan: { x: (cy.width() - zoom * (x1 + x2)) / 2, y: (cy.height() - zoom * (y1 + y2)) / 2 } });
    letter(cy, view);
  }

  function zoom(cy, factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  // What Svg.drawn takes: what stands on the canvas, with every label.
  function picture(view) {
    const nodes = [...view.shown.nodes].map((place) => view.data.nodes[place]);
    const bends = bent(edges(view));
    return {
      box: around(view), ink: view.variable("--ink"), quiet: view.variable("--quiet"),
      title: view.data.titles[view.language], told: [view.told(), ...narrowed(view)].join(" · "), source: `${view.data.sources[view.language]}. ${view.words.sizes}`,
      nodes: nodes.map((node) => ({ ...node, colour: view.colour(node.kind), text: node.lettering[view.language], size: SIZE })),
      edges: edges(view).map((edge, place) => ({
        from: view.data.nodes[Number(edge.source)], to: view.data.nodes[Number(edge.target)],
        bend: bends[place], width: edge.width, colour: edge.colour, directed: view.data.directed,
      })),
      legend: legend(view),
    };
  }

  // What a reader of the picture must know of its filters.
  function narrowed({ data, choice, words, language }) {
    const isWhole = choice.years.every((year, at) => year === choice.allYears[at]);
    return [
      ...(choice.verb ? [`${words.verb}: ${data.verbs[choice.verb][language] ?? choice.verb}`] : []),
      ...(isWhole ? [] : [`${words.years}: ${choice.years.join("–")}`]),
      ...(choice.least > 1 ? [`${words.least} ${choice.least}`] : []),
    ];
  }

  function around(view) {
    const nodes = [...view.shown.nodes].map((place) => view.data.nodes[place]);
    const boxes = nodes.map((node) => ({ ...boxed(node, node.lettering[view.language], SIZE), node }));
    return {
      x1: Math.min(...boxes.map(({ x1, node }) => Math.min(x1, node.x - node.radius))),
      x2: Math.max(...boxes.map(({ x2, node }) => Math.max(x2, node.x + node.radius))),
      y1: Math.min(...nodes.map((node) => node.y - node.radius)),
      y2: Math.max(...boxes.map(({ y2 }) => y2)),
    };
  }

  // Of n edges between two nodes each bends otherwise; one seen from its other end bends the other way.
  function bent(edges) {
    const pairs = new Map();
    for (const { source, target } of edges) {
      const key = [source, target].sort().join(" ");
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
    }
    const seen = new Map();
    return edges.map(({ source, target }) => {
      const key = [source, target].sort().join(" ");
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return (nth - (pairs.get(key) - 1) / 2) * 32 * (source < target ? 1 : -1);
    });
  }

  function legend(view) {
    const kinds = [...new Set([...view.shown.nodes].map((place) => view.data.nodes[place].kind))];
    const relations = [...new Set(view.shown.edges.map((edge) => edge.kind))];
    return [
      ...kinds.map((kind) => ({ kind, isNode: true, colour: view.colour(kind), text: view.words[`kind_${kind}`] ?? kind })),
      ...relations.map((kind) => ({ kind, isNode: false, colour: view.edgeColour(kind), text: view.words[`edge_${kind}`] })),
    ];
  }

  return { made, show, mark, letter, fit, zoom, picture };
})();
