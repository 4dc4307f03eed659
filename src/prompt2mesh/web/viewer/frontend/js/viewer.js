// The viewer: puts stage, camera, model, looks and overlay together and keeps them in the state that was asked for.

import { AugmentedReality } from "./ar.js";
import { CameraRig } from "./camera_rig.js";
import { bytesText, countText, lengthText, sizeText } from "./formats.js";
import { bindKeys, bindPointer } from "./input.js";
import { disposeModel, loadModel, LoadError } from "./loading.js";
import { Looks, MODES } from "./looks.js";
import { Model } from "./model.js";
import { HOVERED_LAYER, SELECTED_LAYER } from "./outline.js";
import { Overlay } from "./overlay.js";
import { labelOf } from "./part_names.js";
import { Stage } from "./stage.js";

const EXPLODE_PER_S = 1.7;
const COMPILE_MS = 4000;
// A model that becomes this much larger or smaller is seen whole again; a slider seldom changes that much.
const OTHER_SIZE = 2.2;

const DEFAULTS = {
  glb_url: null,
  revision: null,
  model_id: null,
  poster_url: null,
  usdz_url: null,
  title: "",
  parts: [],
  selected: null,
  mode: "shaded",
  exploded: 0,
  turntable: false,
  theme: "light",
  accent: "#3b82f6",
  font: "",
};

export class Viewer {
  /** @param {HTMLElement} root @param {{onSelect?: Function, onStatus?: Function}} events */
  constructor(root, { onSelect = () => {}, onStatus = () => {} } = {}) {
    this.root = root;
    this.events = { onSelect, onStatus };
    this.props = { ...DEFAULTS };
    this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.mode = "shaded";
    this.exploded = { now: 0, wanted: 0 };
    this.selected = null;
    this.hovered = null;
    this.model = null;
    this.overlay = new Overlay(root, {
      mode: (mode) => this.setMode(mode),
      toggleExploded: () => this.setExploded(this.exploded.wanted > 0 ? 0 : 1),
      exploded: (amount) => this.setExploded(amount, { smooth: false }),
      turntable: () => this.setTurntable(!this.rig.turntable),
      frame: () => this.frame(),
      reset: () => this.reset(),
      fullscreen: () => (this.isFullscreen() ? document.exitFullscreen() : root.requestFullscreen()),
      ar: () => this.ar.open(),
      select: (path) => this.select(path, { fromUser: true }),
      retry: () => this.#load(),
    });
    root.classList.add("viewer");
    this.overlay.setReady(false);
    this.rig = new CameraRig(this.overlay.canvas, () => this.stage?.invalidate(), this.calm);
    this.looks = new Looks();
    this.ar = new AugmentedReality(root, (possible) => this.overlay.setAr(possible));
    try {
      this.stage = new Stage(this.overlay.canvas, {
        camera: this.rig.camera,
        animate: (now, seconds) => this.#animate(now, seconds),
      });
    } catch (error) {
      const reason = "This browser cannot draw 3D (WebGL 2 is off or missing).";
      this.#fail(new LoadError("no_webgl", reason, String(error?.message ?? error)));
      return;
    }
    this.unbind = bindPointer(this);
    bindKeys(this);
    this.sizes = new ResizeObserver(() => this.#resize());
    this.sizes.observe(root);
    this.#resize();
    this.#applyTheme();
  }

  /** Takes the wishes of the page; only what differs from the last ones is applied. */
  update(given) {
    const before = this.props;
    const said = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
    const next = { ...DEFAULTS, ...Object.fromEntries(said) };
    next.theme = next.theme === "dark" ? "dark" : "light";
    this.props = next;
    const first = !this.updated;
    this.updated = true;
    const differs = (name) => first || JSON.stringify(before[name]) !== JSON.stringify(next[name]);
    if (differs("title")) this.overlay.canvas.setAttribute("aria-label", `3D view${next.title ? ` of ${next.title}` : ""}`);
    if (!this.stage) return this.overlay.setPoster(next.poster_url, false);
    if (differs("theme") || differs("accent") || differs("font")) this.#applyTheme();
    if (differs("parts")) this.#applyParts();
    if (differs("mode")) this.setMode(next.mode);
    if (differs("turntable")) this.setTurntable(next.turntable && !this.calm);
    if (differs("exploded")) this.setExploded(next.exploded, { smooth: !first });
    if (differs("selected")) this.select(next.selected);
    const content = (props) => props.revision ?? props.glb_url;
    const fresh = first || content(before) !== content(next) || (this.failed && before.glb_url !== next.glb_url);
    if (fresh) this.#load();
    if (fresh || differs("usdz_url")) {
      this.ar.show({ glbUrl: next.glb_url, usdzUrl: next.usdz_url, title: next.title }).catch(() => {});
    }
  }

  setMode(mode) {
    this.mode = MODES.includes(mode) ? mode : "shaded";
    this.overlay.setMode(this.mode);
    this.#dress();
  }

  setExploded(amount, { smooth = true } = {}) {
    this.exploded.wanted = Math.min(Math.max(Number(amount) || 0, 0), 1);
    this.overlay.setExploded(this.exploded.wanted);
    if (!smooth || this.calm || !this.model) this.#moveParts(this.exploded.wanted);
    this.stage.invalidate();
  }

  setTurntable(on) {
    this.rig.turntable = Boolean(on);
    this.overlay.setTurntable(this.rig.turntable);
    this.stage.invalidate();
  }

  /** Selects a part by its path, or none. */
  select(path, { fromUser = false } = {}) {
    const changed = path !== this.selected;
    this.selected = path || null;
    this.#mark();
    if (this.mode === "x-ray") this.#dress();
    this.overlay.setSelected(this.selected ? this.labelOf(this.selected) : null);
    if (fromUser && changed) {
      this.overlay.announce(this.selected ? `Selected: ${this.labelOf(this.selected)}` : "Nothing is selected");
      this.events.onSelect(this.selected);
    }
  }

  /** Selects the next part in the order of the list, or of the file. */
  selectNext(step) {
    const listed = this.props.parts.map((part) => part.path).filter((path) => this.model?.entriesOf(path).length);
    const paths = listed.length ? listed : [...new Set(this.model?.meshes.map((entry) => entry.path))];
    if (!paths.length) return;
    const at = paths.indexOf(this.selected);
    this.select(paths[at < 0 ? (step > 0 ? 0 : paths.length - 1) : (at + step + paths.length) % paths.length], { fromUser: true });
  }

  hover(path, x, y) {
    if (path !== this.hovered) {
      this.hovered = path;
      this.#mark();
    }
    this.overlay.setHint(path && path !== this.selected ? this.labelOf(path) : null, x, y);
  }

  /** Frames a part, the selected one, or all. */
  frame(path = this.selected) {
    if (!this.model) return;
    const entries = this.model.entriesOf(path);
    this.rig.frame(entries.length ? this.model.pointsOf(entries) : this.model.outerPoints(this.exploded.now));
  }

  reset() {
    this.setMode("shaded");
    this.setExploded(0, { smooth: false });
    if (this.model) this.rig.showAll(this.model.outerPoints(0), { animate: true });
  }

  isFullscreen() {
    return this.root.getRootNode().fullscreenElement === this.root;
  }

  labelOf(path) {
    return this.props.parts.find((part) => part.path === path)?.label || labelOf(path);
  }

  /** The meshes that can be hit. */
  targets() {
    return this.model ? this.model.meshes.map((entry) => entry.mesh) : [];
  }

  dispose() {
    this.loading?.abort();
    this.sizes?.disconnect();
    this.unbind?.();
    if (this.model) this.#discard(this.model);
    this.model = null;
    this.looks.dispose();
    this.rig.dispose();
    this.stage?.dispose();
  }

  async #load() {
    this.loading?.abort();
    this.failed = false;
    const { glb_url: url, poster_url: poster, model_id: id } = this.props;
    this.overlay.setError(null);
    this.overlay.setEmpty(!url);
    if (!url) {
      this.#show(null);
      this.overlay.setPoster(poster, false);
      this.overlay.setProgress(undefined);
      return;
    }
    const loading = (this.loading = new AbortController());
    const { signal } = loading;
    const first = !this.model || id !== this.shownId;
    if (!this.model) this.overlay.setPoster(poster, false);
    this.overlay.setProgress(null, !this.model);
    try {
      const onProgress = (fraction) => signal.aborted || this.overlay.setProgress(fraction, !this.model);
      const { gltf, bytes } = await loadModel(url, { signal, onProgress });
      const model = new Model(gltf, bytes);
      await this.#warm(model);
      if (signal.aborted) return this.#discard(model);
      this.#show(model, { first });
      this.shownId = id;
      this.overlay.setProgress(undefined);
      this.events.onStatus({ status: "ready", error: null });
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof LoadError ? error : new LoadError("internal", "The model cannot be shown.", String(error)));
    }
  }

  // Compiles and uploads what the new model needs while the old one is still on screen.
  async #warm(model) {
    model.setKnownParts(this.props.parts.map((part) => part.path));
    const { renderer, scene } = this.stage;
    if (!renderer.extensions.has("KHR_parallel_shader_compile")) return;
    const patience = new Promise((resolve) => setTimeout(resolve, COMPILE_MS));
    await Promise.race([renderer.compileAsync(model.root, this.rig.camera, scene), patience]);
  }

  #show(model, { first = true } = {}) {
    const old = this.model;
    this.model = model;
    if (old) {
      this.stage.scene.remove(old.root);
      this.#discard(old);
    }
    this.hovered = null;
    this.overlay.setHint(null);
    this.overlay.setReady(Boolean(model));
    this.stage.ground.group.visible = Boolean(model);
    this.#readout();
    if (!model) return this.stage.invalidate();
    this.stage.scene.add(model.root);
    this.exploded.now = 0;
    this.#moveParts(this.exploded.wanted, { follow: false });
    this.#dress();
    this.select(this.selected);
    const change = old ? model.radius / old.radius : 1;
    this.rig.setScale(model.radius);
    const points = model.outerPoints(this.exploded.now);
    if (first) this.rig.showAll(points, { animate: false });
    else if (change > OTHER_SIZE || change < 1 / OTHER_SIZE) this.rig.frame(points);
    this.overlay.setPoster(this.props.poster_url, true);
    this.overlay.announce(`The model is shown: ${countText(model.triangles, "triangle")}.`);
    this.stage.invalidate();
  }

  #discard(model) {
    this.looks.undress(model);
    disposeModel(model.root);
  }

  #fail(error) {
    this.failed = true;
    this.overlay.setProgress(undefined);
    this.overlay.setError(error, Boolean(this.model));
    this.events.onStatus({ status: "error", error: { code: error.code, message: error.message, detail: error.detail ?? "" } });
  }

  #animate(now, seconds) {
    let busy = false;
    const { exploded } = this;
    if (this.model && exploded.now !== exploded.wanted) {
      const step = seconds * EXPLODE_PER_S * Math.max(0.12, Math.abs(exploded.wanted - exploded.now) ** 0.5);
      const way = exploded.wanted - exploded.now;
      this.#moveParts(Math.abs(way) <= step ? exploded.wanted : exploded.now + Math.sign(way) * step);
      busy = true;
    }
    return this.rig.update(now, seconds) || busy;
  }

  #moveParts(amount, { follow = true } = {}) {
    const before = this.exploded.now;
    this.exploded.now = amount;
    if (!this.model) return;
    this.model.explode(amount);
    const box = this.model.explodedBox(amount);
    if (follow && before !== amount) this.rig.follow(this.model.explodedBox(before), box);
    const radius = Math.max(this.model.radius, box.min.distanceTo(box.max) / 2);
    this.rig.setScale(radius);
    this.stage.fit(box, radius);
  }

  #dress() {
    if (!this.model) return;
    this.looks.dress(this.model, this.mode, this.model.entriesOf(this.selected));
    this.stage.invalidate();
  }

  // The outline finds its meshes by the layers that they are on.
  #mark() {
    if (!this.model) return;
    const selected = new Set(this.model.entriesOf(this.selected));
    const hovered = new Set(this.model.entriesOf(this.hovered));
    for (const entry of this.model.meshes) {
      toggle(entry.mesh.layers, SELECTED_LAYER, selected.has(entry));
      toggle(entry.mesh.layers, HOVERED_LAYER, hovered.has(entry) && !selected.has(entry));
    }
    this.stage.marked = { selected: selected.size > 0, hovered: hovered.size > 0 };
    this.stage.invalidate();
  }

  #readout() {
    const { model } = this;
    if (!model) return this.overlay.setReadout([], "");
    const { x, y, z } = model.size;
    this.overlay.setReadout(
      [sizeText(x, z, y), countText(model.triangles, "triangle"), countText(model.partCount(), "part")],
      `width × depth × height; ${bytesText(model.bytes)}; a square of the grid is ${lengthText(this.stage.ground.cell)}`,
    );
  }

  #applyParts() {
    this.model?.setKnownParts(this.props.parts.map((part) => part.path));
    this.select(this.selected);
  }

  #applyTheme() {
    const { theme, accent, font } = this.props;
    this.root.dataset.theme = theme;
    this.root.style.setProperty("--accent", accent);
    this.root.style.setProperty("--font", font || "system-ui");
    this.stage.setTheme(theme);
    this.stage.outline.setColor(accent, theme);
    this.looks.setTheme(theme, accent);
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || !height) return;
    this.rig.resize(width, height);
    this.stage.resize(width, height);
    if (this.model && !this.rig.touched) this.rig.showAll(this.model.outerPoints(this.exploded.now), { animate: false });
  }
}

function toggle(layers, layer, on) {
  if (on) layers.enable(layer);
  else layers.disable(layer);
}
