// The viewer as a Streamlit component (version 2): Streamlit calls this function with every run of the page's script.

import { Viewer } from "./viewer.js";

// So long a click that the script has not seen outweighs what the script says.
const UNSEEN_MS = 3000;

const shown = new WeakMap();

/** @param {{data: object, parentElement: ShadowRoot, setStateValue: Function, setTriggerValue: Function}} component */
export default function show(component) {
  const { data, parentElement } = component;
  let entry = shown.get(parentElement);
  if (!entry) {
    entry = { condition: null, event: 0, clickedAt: -Infinity };
    shown.set(parentElement, entry);
    start(entry, parentElement);
  }
  entry.component = component;
  const { viewer } = entry;
  const unseen = data.seen_event < entry.event && performance.now() - entry.clickedAt < UNSEEN_MS;
  const look = pageLook(parentElement);
  viewer.root.style.height = `${data.height_px}px`;
  viewer.update({
    ...data,
    selected: unseen ? viewer.props.selected : data.selected,
    theme: data.theme === "auto" ? look.theme : data.theme,
    accent: look.accent,
    font: look.font,
  });
  return () => leave(entry, parentElement);
}

function start(entry, parent) {
  const root = document.createElement("div");
  // Until the style sheet has come: it makes the viewer visible.
  root.style.visibility = "hidden";
  parent.append(root);
  entry.viewer = new Viewer(root, {
    onSelect: (path) => {
      entry.event = Math.max(Date.now(), entry.event + 1);
      entry.clickedAt = performance.now();
      entry.component.setTriggerValue("selection", { path, event: entry.event });
      // For the rest of the page, which may act on it before the script has run.
      if (path !== null) root.dispatchEvent(new CustomEvent("part-selected", { bubbles: true, composed: true }));
    },
    onStatus: ({ status, error }) => {
      const { revision, glb_url: url } = entry.viewer.props;
      const condition = { status, error, revision: revision ?? url };
      // Each report runs the page's script, so the same one is not sent twice.
      if (JSON.stringify(condition) === JSON.stringify(entry.condition)) return;
      entry.condition = condition;
      entry.component.setStateValue("condition", condition);
    },
  });
  // For the browser's console and for tests.
  root.viewer = entry.viewer;
}

// Streamlit also calls this when a run overtakes another; the viewer goes only when its place in the page goes.
function leave(entry, parent) {
  setTimeout(() => {
    if ((parent.host ?? parent).isConnected) return;
    shown.delete(parent);
    entry.viewer.dispose();
    entry.viewer.root.remove();
  });
}

// The colours and the font of the page, which Streamlit gives as custom properties.
function pageLook(parent) {
  const style = getComputedStyle(parent.host ?? parent);
  const read = (name) => style.getPropertyValue(name).trim();
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = read("--st-background-color") || "#ffffff";
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  const dark = 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
  return {
    theme: dark ? "dark" : "light",
    accent: read("--st-primary-color") || undefined,
    font: read("--st-font") || undefined,
  };
}
