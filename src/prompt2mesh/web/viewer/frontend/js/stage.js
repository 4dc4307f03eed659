// The renderer, the scene around the model and the picture loop. It draws only when something changed.

import {
  CanvasTexture,
  LinearFilter,
  NeutralToneMapping,
  PCFShadowMap,
  Scene,
  SRGBColorSpace,
  WebGLRenderer,
} from "../vendor/three.min.js";
import { Ground } from "./ground.js";
import { Outline } from "./outline.js";
import { KeyLight, studioEnvironment, TO_KEY } from "./studio.js";

const MAX_PIXEL_RATIO = 2;
const MAX_PIXELS = 4_200_000;
// A picture that takes longer while things move is drawn with fewer pixels; at rest it is drawn sharp again.
const SLOW_FRAME_MS = 42;
const COARSEST = 0.5;
const REST_MS = 180;

const BACKDROPS = {
  dark: { inner: [46, 50, 58], outer: [19, 21, 26] },
  light: { inner: [255, 255, 255], outer: [223, 227, 233] },
};

export class Stage {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{animate: (now: number, seconds: number) => boolean, camera: object}} options animate returns whether more follows
   */
  constructor(canvas, { animate, camera }) {
    this.canvas = canvas;
    this.animate = animate;
    this.camera = camera;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: "high-performance" });
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.renderer.transmissionResolutionScale = 0.75;
    this.scene = new Scene();
    this.ground = new Ground();
    this.outline = new Outline();
    this.key = new KeyLight();
    this.scene.add(this.ground.group, this.key.light, this.key.light.target);
    this.marked = { selected: false, hovered: false };
    this.frames = 0;
    this.visible = true;
    this.coarseness = 1;
    this.#lightUp();
    canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    canvas.addEventListener("webglcontextrestored", () => {
      // What the lost context held went with it.
      this.environment = null;
      this.#lightUp();
      this.shadowsChanged();
    });
    this.onVisibility = () => this.invalidate();
    document.addEventListener("visibilitychange", this.onVisibility);
    this.sight = new IntersectionObserver(([entry]) => {
      this.visible = entry.isIntersecting;
      this.invalidate();
    });
    this.sight.observe(canvas);
  }

  setTheme(theme) {
    this.ground.setTheme(theme);
    this.scene.background?.dispose?.();
    this.scene.background = backdrop(BACKDROPS[theme]);
    this.scene.environmentIntensity = theme === "dark" ? 0.62 : 0.72;
    this.key.light.intensity = theme === "dark" ? 1.15 : 1.3;
    this.invalidate();
  }

  resize(width, height) {
    this.size = { width, height };
    this.#applySize();
  }

  /** The model or the place of its parts changed. */
  shadowsChanged() {
    this.shadowsStale = true;
    this.invalidate();
  }

  fit(box, radius) {
    this.ground.fit(box, radius, TO_KEY);
    this.key.aim(box.getCenter(this.key.light.target.position.clone()), radius);
    this.shadowsChanged();
  }

  /** Asks for a picture at the next chance. */
  invalidate() {
    if (this.asked || this.disposed || document.hidden || !this.visible) return;
    this.asked = requestAnimationFrame((now) => this.#tick(now));
  }

  dispose() {
    this.disposed = true;
    cancelAnimationFrame(this.asked);
    clearTimeout(this.rest);
    this.sight.disconnect();
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.ground.dispose();
    this.outline.dispose();
    this.key.dispose();
    this.scene.background?.dispose?.();
    this.environment.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  #tick(now) {
    this.asked = 0;
    if (!this.size) return;
    const elapsed = this.lastTick ? now - this.lastTick : 16;
    const busy = this.animate(now, Math.min(elapsed, 100) / 1000);
    this.#adapt(elapsed, busy);
    if (this.shadowsStale) {
      this.shadowsStale = false;
      this.key.light.shadow.needsUpdate = true;
      this.ground.drawShadows(this.renderer, this.scene);
    }
    this.renderer.render(this.scene, this.camera);
    this.outline.draw(this.renderer, this.scene, this.camera, this.marked.selected, this.marked.hovered);
    this.frames += 1;
    this.lastTick = busy ? now : 0;
    if (busy) this.invalidate();
  }

  #adapt(elapsed, busy) {
    clearTimeout(this.rest);
    if (busy && this.lastTick) {
      this.pace = this.pace ? this.pace * 0.7 + elapsed * 0.3 : elapsed;
      if (this.pace > SLOW_FRAME_MS && this.coarseness > COARSEST) {
        this.#setCoarseness(Math.max(COARSEST, this.coarseness - 0.25));
        this.pace = 0;
      }
    }
    if (!busy && this.coarseness < 1) this.#setCoarseness(1);
    else if (busy && this.coarseness < 1) {
      this.rest = setTimeout(() => this.invalidate(), REST_MS);
    }
  }

  #setCoarseness(value) {
    this.coarseness = value;
    this.#applySize();
  }

  #applySize() {
    const { width, height } = this.size;
    const cap = Math.sqrt(MAX_PIXELS / Math.max(width * height, 1));
    const ratio = Math.min(window.devicePixelRatio || 1, MAX_PIXEL_RATIO, cap) * this.coarseness;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.invalidate();
  }

  #lightUp() {
    this.environment?.dispose();
    this.environment = studioEnvironment(this.renderer);
    this.scene.environment = this.environment.texture;
  }
}

// A soft round gradient; a little noise keeps dark ones from showing rings.
function backdrop({ inner, outer }) {
  const side = 512;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(side, side);
  let noise = 1;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const away = Math.min(Math.hypot(x / side - 0.5, (y / side - 0.44) * 0.95) / 0.72, 1);
      const part = away * away * (3 - 2 * away);
      noise = (noise * 1_103_515_245 + 12_345) & 0x7fffffff;
      const grain = (noise / 0x7fffffff - 0.5) * 1.6;
      const at = (y * side + x) * 4;
      for (let c = 0; c < 3; c++) pixels.data[at + c] = inner[c] + (outer[c] - inner[c]) * part + grain;
      pixels.data[at + 3] = 255;
    }
  }
  context.putImageData(pixels, 0, 0);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.minFilter = LinearFilter;
  texture.generateMipmaps = false;
  return texture;
}
