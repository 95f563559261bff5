// What of a network is shown: a choice goes in, nodes and summed edges come out. Nothing here knows of a page.
"use strict";

const Selection = (() => {
  const OPENING = 40; // nodes
  const DENSE = 4; // edges for each of them
  // All that may be chosen, as it is when a picture opens: a neighbourhood, and not everything at once.
  function atFirst(data) {
    const years = yearsOf(data);
    const choice = {
      most: Math.min(OPENING, data.nodes.length), least: 1, verb: "", years: [...years], allYears: years,
      withoutKinds: new Set(), withoutEdges: new Set(), added: new Set(),
    };
    const weights = chosen(data, choice).edges.map((edge) => edge.weight).sort((one, other) => other - one);
    choice.least = weights[DENSE * choice.most] ?? 1;
    return choice;
  }

  function yearsOf(data) {
    const known = data.edges.map((edge) => edge[5]).filter((year) => year !== null);
    return known.length ? [Math.min(...known), Math.max(...known)] : [];
  }

  // Nodes are places in data.nodes, which stand in order of rank; an edge sums what passes of one kind between two.
  function chosen(data, choice) {
    const sums = summed(data, choice).filter((edge) => edge.weight >= choice.least);
    const tied = new Set(sums.flatMap((edge) => [edge.source, edge.target]));
    const nodes = new Set();
    data.nodes.forEach((node, place) => {
      const passes = !choice.withoutKinds.has(node.kind) && (tied.has(place) || place === 0);
      if (passes && (nodes.size < choice.most || choice.added.has(place))) nodes.add(place);
    });
    return { nodes, edges: sums.filter((edge) => nodes.has(edge.source) && nodes.has(edge.target)), sums };
  }

  function summed(data, choice) {
    const sums = new Map();
    for (const edge of data.edges) {
      if (!passes(data, choice, edge)) continue;
      const [source, target, kind, weight, verb, year] = edge;
      const key = `${source} ${target} ${kind}`;
      const sum = sums.get(key) ?? { source, target, kind, weight: 0, verbs: new Map(), years: new Set() };
      sum.weight += weight;
      if (verb) sum.verbs.set(verb, (sum.verbs.get(verb) ?? 0) + weight);
      if (year !== null) sum.years.add(year);
      sums.set(key, sum);
    }
    return [...sums.values()];
  }

  function passes(data, choice, [source, target, kind, , verb, year]) {
    const [first, last] = choice.years;
    const isWhole = first === choice.allYears[0] && last === choice.allYears[1];
    return !choice.withoutEdges.has(kind) && (!choice.verb || choice.verb === verb)
      && (isWhole || (year !== null && first <= year && year <= last))
      && ![source, target].some((place) => choice.withoutKinds.has(data.nodes[place].kind));
  }

  return { atFirst, chosen };
})();
