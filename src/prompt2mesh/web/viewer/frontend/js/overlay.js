// The controls and messages over the picture. Knows nothing of 3D: it shows what it is told and says what is asked.

import { icon } from "./icons.js";

const MODES = [
  ["shaded", "Shaded", "1"],
  ["wireframe", "Wireframe", "W"],
  ["x-ray", "X-ray", "3"],
  ["clay", "Clay", "4"],
];
const HELP = [
  ["Drag, or one finger", "orbit"],
  ["Right drag, or two fingers", "move"],
  ["Wheel, or pinch", "zoom"],
  ["Click", "select a part"],
  ["Double click", "frame a part"],
  ["← ↑ → ↓", "orbit (with Shift: move)"],
  ["+ −", "zoom"],
  ["F", "frame the selected part, or all"],
  ["[ ]", "previous, next part"],
  ["1 2 3 4, W", "look; W: wireframe"],
  ["E", "exploded view"],
  ["T", "turntable"],
  ["R", "reset the view"],
  ["Esc", "clear the selection"],
];

export class Overlay {
  /** @param {HTMLElement} root @param {Record<string, Function>} act what each control does */
  constructor(root, act) {
    this.root = root;
    this.act = act;
    this.canvas = make("canvas", {
      class: "canvas",
      tabindex: "0",
      role: "application",
      "aria-label": "3D view",
      "aria-describedby": "viewer-keys",
    });
    this.poster = make("img", { class: "poster", alt: "", hidden: "", decoding: "async" });
    this.poster.addEventListener("error", () => (this.poster.hidden = true));
    this.keys = make("p", { id: "viewer-keys", class: "visually-hidden" }, HELP.map((row) => row.join(": ")).join("; "));
    this.live = make("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    root.append(this.poster, this.canvas, this.keys, this.live);
    this.#buildReadout();
    this.#buildView();
    this.#buildDock();
    this.#buildMessages();
    this.#buildHelp();
  }

  setMode(mode) {
    for (const [name, button] of Object.entries(this.modes)) button.setAttribute("aria-checked", String(name === mode));
  }

  setExploded(amount) {
    this.explode.setAttribute("aria-pressed", String(amount > 0));
    this.spread.hidden = amount === 0;
    this.slider.value = String(Math.round(amount * 100));
    this.slider.setAttribute("aria-valuetext", `${Math.round(amount * 100)} percent apart`);
  }

  setTurntable(on) {
    this.turntable.setAttribute("aria-pressed", String(on));
  }

  setReadout(lines, detail) {
    this.readout.replaceChildren(...lines.map((line) => make("span", {}, line)));
    this.readout.title = detail;
    this.readout.hidden = lines.length === 0;
  }

  setSelected(label) {
    this.chip.hidden = !label;
    this.chipText.textContent = label ?? "";
  }

  setHint(label, x, y) {
    this.hint.hidden = !label;
    if (!label) return;
    this.hint.textContent = label;
    const space = this.root.clientWidth - this.hint.offsetWidth - 8;
    this.hint.style.transform = `translate(${Math.max(8, Math.min(x + 14, space))}px, ${Math.max(8, y - 34)}px)`;
  }

  setPoster(url, fadedOut) {
    if (url && this.poster.getAttribute("src") !== url) {
      this.poster.src = url;
      this.poster.hidden = false;
    }
    if (!url) {
      this.poster.removeAttribute("src");
      this.poster.hidden = true;
    }
    this.poster.classList.toggle("gone", fadedOut);
  }

  setReady(ready) {
    this.root.classList.toggle("ready", ready);
    for (const part of [this.dock, this.view]) part.inert = !ready;
  }

  /** @param {number|null|undefined} fraction undefined: nothing is loading; null: the length is not known */
  setProgress(fraction, first) {
    this.bar.hidden = fraction === undefined;
    this.wait.hidden = fraction === undefined || !first;
    if (fraction === undefined) return;
    const known = fraction !== null;
    this.bar.classList.toggle("unknown", !known);
    this.barFill.style.transform = `scaleX(${known ? fraction : 0.3})`;
    if (known) this.bar.setAttribute("aria-valuenow", String(Math.round(fraction * 100)));
    else this.bar.removeAttribute("aria-valuenow");
    this.waitText.textContent = fraction === 1 ? "Preparing the model…" : `Loading the model${known ? ` ${Math.round(fraction * 100)}%` : ""}…`;
  }

  setError(error, keepsModel) {
    this.error.hidden = !error;
    this.error.classList.toggle("small", keepsModel || error?.code === "no_webgl");
    if (!error) return;
    const flat = error.code === "no_webgl";
    this.root.classList.toggle("flat", flat);
    const kept = keepsModel ? "The new version could not be shown" : "The model could not be shown";
    this.errorTitle.textContent = flat ? "No 3D here" : kept;
    this.errorText.textContent = error.message;
    this.errorDetail.textContent = error.detail ?? "";
    this.retry.hidden = flat;
  }

  setEmpty(empty) {
    this.empty.hidden = !empty;
  }

  setAr(possible) {
    this.ar.hidden = !possible;
  }

  announce(text) {
    this.live.textContent = text;
  }

  toggleHelp() {
    if (this.help.open) this.help.close();
    else this.help.show();
  }

  closeHelp() {
    const was = this.help.open;
    this.help.close();
    return was;
  }

  #buildReadout() {
    this.readout = make("div", { class: "readout", hidden: "" });
    this.chipText = make("span", { class: "chip-text" });
    const clear = make("button", { class: "chip-clear", type: "button", "aria-label": "Clear the selection" }, icon("close"));
    clear.addEventListener("click", () => this.act.select(null));
    this.chip = make("div", { class: "chip", hidden: "" }, make("span", { class: "dot" }), this.chipText, clear);
    this.hint = make("div", { class: "hint", hidden: "", "aria-hidden": "true" });
    this.root.append(make("div", { class: "corner" }, this.readout, this.chip), this.hint);
  }

  #buildView() {
    this.ar = this.#button("ar", "See it in your room (AR)", "", () => this.act.ar());
    this.ar.classList.add("wide");
    this.ar.append(make("span", {}, "AR"));
    this.ar.hidden = true;
    const full = this.#button("fullscreen", "Full screen", "", () => this.act.fullscreen());
    full.hidden = !document.fullscreenEnabled;
    const help = this.#button("help", "Keys and gestures", "?", () => this.toggleHelp());
    this.view = make(
      "div",
      { class: "view", role: "toolbar", "aria-label": "View", "aria-orientation": "vertical" },
      this.ar,
      this.#button("frame", "Frame", "F", () => this.act.frame()),
      this.#button("reset", "Reset the view", "R", () => this.act.reset()),
      full,
      help,
    );
    this.root.append(this.view);
  }

  #buildDock() {
    this.modes = {};
    const looks = make("div", { class: "group", role: "radiogroup", "aria-label": "Look" });
    for (const [name, label, key] of MODES) {
      const button = this.#button(name, label, key, () => this.act.mode(name));
      button.setAttribute("role", "radio");
      this.modes[name] = button;
      looks.append(button);
    }
    this.explode = this.#button("explode", "Exploded view", "E", () => this.act.toggleExploded());
    this.turntable = this.#button("turntable", "Turntable", "T", () => this.act.turntable());
    this.slider = make("input", { type: "range", min: "0", max: "100", value: "0", "aria-label": "How far apart" });
    this.slider.addEventListener("input", () => this.act.exploded(Number(this.slider.value) / 100));
    this.spread = make("label", { class: "spread", hidden: "" }, make("span", {}, "Apart"), this.slider);
    const bar = make(
      "div",
      { class: "bar", role: "toolbar", "aria-label": "Looks and motion" },
      looks,
      make("span", { class: "line" }),
      make("div", { class: "group" }, this.explode, this.turntable),
    );
    this.dock = make("div", { class: "dock" }, this.spread, bar);
    this.root.append(this.dock);
    for (const toolbar of [this.view, bar]) rove(toolbar);
  }

  #buildMessages() {
    this.barFill = make("span", { class: "progress-fill" });
    this.bar = make(
      "div",
      { class: "progress", role: "progressbar", "aria-label": "Loading the model", "aria-valuemin": "0", "aria-valuemax": "100", hidden: "" },
      this.barFill,
    );
    this.waitText = make("span", {}, "Loading the model…");
    this.wait = make("div", { class: "wait", hidden: "" }, make("span", { class: "spinner" }), this.waitText);
    this.errorTitle = make("strong", {});
    this.errorText = make("p", { class: "error-text" });
    this.errorDetail = make("p", { class: "error-detail" });
    this.retry = make("button", { class: "retry", type: "button" }, "Try again");
    this.retry.addEventListener("click", () => this.act.retry());
    this.error = make(
      "div",
      { class: "card error", role: "alert", hidden: "" },
      icon("warning"),
      make("div", { class: "error-words" }, this.errorTitle, this.errorText, this.errorDetail),
      this.retry,
    );
    this.empty = make(
      "div",
      { class: "card empty", hidden: "" },
      icon("cube"),
      make("strong", {}, "Nothing here yet"),
      make("p", {}, "Your model appears here as soon as it is made."),
    );
    this.root.append(this.bar, this.wait, this.empty, this.error);
  }

  #buildHelp() {
    const close = make("button", { class: "help-close", type: "button", "aria-label": "Close" }, icon("close"));
    close.addEventListener("click", () => this.help.close());
    const rows = HELP.flatMap(([keys, what]) => [make("dt", {}, keys), make("dd", {}, what)]);
    this.help = make("dialog", { class: "help", "aria-label": "Keys and gestures" }, close, make("h2", {}, "Keys and gestures"), make("dl", {}, ...rows));
    this.root.append(this.help);
  }

  #button(name, label, key, action) {
    const title = key ? `${label} (${key})` : label;
    const button = make("button", { class: "button", type: "button", "aria-label": label, title, "data-action": name }, icon(name));
    if (key) button.setAttribute("aria-keyshortcuts", key);
    button.addEventListener("click", action);
    return button;
  }
}

// One tab stop for each toolbar; the arrow keys go through its buttons (WAI-ARIA toolbar pattern).
function rove(toolbar) {
  const all = () => [...toolbar.querySelectorAll("button")].filter((button) => !button.hidden);
  const stop = (chosen) => all().forEach((button) => (button.tabIndex = button === chosen ? 0 : -1));
  stop(all()[0]);
  toolbar.addEventListener("focusin", (event) => stop(event.target));
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = all();
    const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
    next.focus();
    event.preventDefault();
    event.stopPropagation();
  });
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
