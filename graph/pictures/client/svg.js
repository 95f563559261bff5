// A picture as SVG, with its title, legend and source, to be put into a paper. It is built as a tree, never as text.
"use strict";

const Svg = (() => {
  const SPACE = "http://www.w3.org/2000/svg";
  const FONT = "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei', sans-serif";
  // Corners of a kind of node, and where the first is, in eighths of a turn from the right; the others are round.
  const CORNERS = { instrument: [4, 0], document: [4, 1], condition: [3, -2], paragraph: [4, 1], act: [6, 0] };
  const SHAPES = { instrument: "diamond", document: "rectangle", condition: "triangle", paragraph: "rectangle", act: "hexagon" };
  const MARGIN = 24;

  function element(name, attributes, ...children) {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
    }
    made.append(...children);
    return made;
  }

  // XML cannot hold these, not even escaped.
  const clean = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

  // A shape of some kind round (x, y), as the picture in the page has it.
  function shape(kind, x, y, radius, attributes) {
    if (!CORNERS[kind]) return element("circle", { cx: x, cy: y, r: radius, ...attributes });
    const [count, turned] = CORNERS[kind];
    const reach = SHAPES[kind] === "rectangle" ? radius * Math.SQRT2 : radius;
    const points = Array.from({ length: count }, (_, at) => {
      const angle = turned * Math.PI / 4 + at * 2 * Math.PI / count;
      return `${(x + reach * Math.cos(angle)).toFixed(1)},${(y + reach * Math.sin(angle)).toFixed(1)}`;
    });
    return element("polygon", { points: points.join(" "), ...attributes });
  }

  function lines(text, x, y, size, attributes = {}) {
    const parts = clean(text).split("\n").map((line, at) => element("tspan", { x, y: y + at * size * 1.17 }, line));
    return element("text", { "font-size": size, ...attributes }, ...parts);
  }

  // An edge bends by `bend`, so that several between two nodes stand apart, and ends where its target begins.
  function edge({ from, to, bend, width, colour, directed }) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const middle = { x: (from.x + to.x) / 2 - bend * dy / length, y: (from.y + to.y) / 2 + bend * dx / length };
    const back = Math.hypot(to.x - middle.x, to.y - middle.y) || 1;
    const along = { x: (to.x - middle.x) / back, y: (to.y - middle.y) / back };
    const tip = { x: to.x - along.x * to.radius, y: to.y - along.y * to.radius };
    const head = directed ? 4 + width * 1.5 : 0;
    const neck = { x: tip.x - along.x * head, y: tip.y - along.y * head };
    const half = head * 0.45;
    const path = `M${at(from)}Q${at(middle)} ${at(neck)}`;
    const arrow = `M${at(tip)}L${at({ x: neck.x - along.y * half, y: neck.y + along.x * half })}L${at({ x: neck.x + along.y * half, y: neck.y - along.x * half })}Z`;
    return element("g", { class: "edge", opacity: "0.55" },
      element("path", { d: path, fill: "none", stroke: colour, "stroke-width": width }),
      ...(directed ? [element("path", { d: arrow, fill: colour })] : []));
  }

  const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

  function legend(entries, x, y) {
    let across = x;
    return entries.map(({ kind, isNode, colour, text }) => {
      const mark = isNode ? shape(kind, across + 7, y - 4, 6, { fill: colour })
        : element("path", { d: `M${at({ x: across, y: y - 4 })}H${across + 16}`, stroke: colour, "stroke-width": 3 });
      const entry = element("g", { class: "legend" }, mark, lines(text, across + 22, y, 12));
      across += 40 + wide(text) * 6.6;
      return entry;
    });
  }

  const wide = (text) => [...text].reduce((sum, sign) => sum + (sign > "⺀" ? 2 : 1), 0);

  // `picture`: box of all that is shown; nodes, edges; title, told and source as text; legend entries.
  function drawn(picture) {
    const { box, title, told, source } = picture;
    const width = Math.max(box.x2 - box.x1, 560) + 2 * MARGIN;
    const left = (box.x1 + box.x2 - width) / 2 + MARGIN;
    const [top, bottom] = [box.y1 - 78, box.y2 + 62];
    const root = element("svg", {
      width, height: bottom - top, viewBox: [left - MARGIN, top, width, bottom - top].map(Math.round).join(" "),
      "font-family": FONT, fill: picture.ink,
    }, element("title", {}, clean(title)));
    root.append(element("rect", { x: left - MARGIN, y: top, width, height: bottom - top, fill: "#fff" }));
    root.append(lines(title, left, top + 34, 20, { "font-weight": "600" }), lines(told, left, top + 54, 12, { fill: picture.quiet }));
    root.append(...picture.edges.map(edge));
    root.append(...picture.nodes.map((node) => shape(node.kind, node.x, node.y, node.radius, { class: "node", fill: node.colour, stroke: "#fff", "stroke-width": 1.5 })));
    root.append(...picture.nodes.filter((node) => node.text).map((node) => lines(node.text, node.x, node.y + node.radius + node.size + 1, node.size, {
      class: "label", "text-anchor": "middle", stroke: "#fff", "stroke-width": node.size / 4, "stroke-linejoin": "round", "paint-order": "stroke",
    })));
    root.append(...legend(picture.legend, left, bottom - 36), lines(source, left, bottom - 14, 11, { fill: picture.quiet }));
    return new XMLSerializer().serializeToString(root);
  }

  return { SHAPES, drawn, shape, element };
})();
