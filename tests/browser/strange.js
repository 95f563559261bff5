// What no page of the site has, whatever a document says: handlers, styles, frames and scripts within it, and links
// that are no http. Evaluates to a list of what there is of them.
() => {
  const LINKS = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc", "ping"];
  const ELEMENTS = ["IFRAME", "OBJECT", "EMBED", "BASE", "MARQUEE", "VIDEO", "MATH", "PLAINTEXT", "X"];
  const found = [];
  for (const each of document.querySelectorAll("*")) {
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on")) found.push(`${each.tagName} ${name}`);
      if (!LINKS.includes(name)) continue;
      const { protocol } = new URL(value, location.href);
      if (!["http:", "https:"].includes(protocol)) found.push(`${each.tagName} ${name}=${value}`);
    }
    if (ELEMENTS.includes(each.tagName.toUpperCase())) found.push(each.tagName);
    if (each.tagName === "SCRIPT" && !each.src) found.push(`SCRIPT ${each.textContent}`);
  }
  return found;
}
