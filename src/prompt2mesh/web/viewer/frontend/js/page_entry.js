// The viewer as a page of its own: viewer.html?src=…&poster=…&usdz=…&title=…&theme=dark&turntable=1

import { Viewer } from "./viewer.js";

const query = new URLSearchParams(location.search);
const dark = matchMedia("(prefers-color-scheme: dark)");
const title = query.get("title") ?? "";
if (title) document.title = title;

const root = document.getElementById("viewer");
const viewer = new Viewer(root);
// For the browser's console and for tests.
root.viewer = viewer;

function apply() {
  viewer.update({
    glb_url: address("src"),
    poster_url: address("poster"),
    usdz_url: address("usdz"),
    title,
    mode: query.get("mode") ?? "shaded",
    exploded: Number(query.get("exploded")) || 0,
    turntable: query.get("turntable") === "1",
    theme: query.get("theme") ?? (dark.matches ? "dark" : "light"),
  });
}

// Only what can be fetched: the address comes from whoever made the link.
function address(name) {
  const given = query.get(name);
  if (!given) return null;
  const url = new URL(given, location.href);
  return ["http:", "https:"].includes(url.protocol) ? url.href : null;
}

dark.addEventListener("change", apply);
apply();
