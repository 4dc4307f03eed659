// What pointer and keys do in the viewer.

import { Raycaster, Vector2 } from "../vendor/three.min.js";

const STILL_PX = 6;
const CLICK_MS = 600;
const DOUBLE_MS = 340;
const ORBIT_STEP = (9 * Math.PI) / 180;
const ZOOM_STEP = 1.18;
const PAN_STEP = 0.06;
// Where a hit test takes longer than this, the part under the pointer is looked for only when the pointer rests.
const SLOW_HIT_MS = 10;

/** Clicks select, double clicks frame, and the part under a mouse is named. Returns what undoes it. */
export function bindPointer(viewer) {
  const { canvas } = viewer.overlay;
  const caster = new Raycaster();
  const at = new Vector2();
  let down = null;
  let last = null;
  let slow = false;
  let waiting = 0;

  const hit = (event) => {
    const box = canvas.getBoundingClientRect();
    at.set(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2);
    caster.setFromCamera(at, viewer.rig.camera);
    const [first] = caster.intersectObjects(viewer.targets(), false);
    return first?.object.userData.entry.path ?? null;
  };

  // A finger that goes up or down scrolls the page, one that goes sideways turns the model.
  const touch = () => (canvas.style.touchAction = viewer.isFullscreen() ? "none" : "pan-y");
  touch();
  document.addEventListener("fullscreenchange", touch);

  let fingers = 0;
  canvas.addEventListener("pointerdown", (event) => {
    fingers += 1;
    viewer.hover(null);
    canvas.focus({ preventScroll: true });
    down = event.button === 0 && fingers === 1 ? { x: event.clientX, y: event.clientY, time: event.timeStamp } : null;
  });
  const lift = () => (fingers = Math.max(0, fingers - 1));
  canvas.addEventListener("pointercancel", () => {
    lift();
    down = null;
  });
  canvas.addEventListener("pointerup", (event) => {
    lift();
    if (!down) return;
    const moved = Math.hypot(event.clientX - down.x, event.clientY - down.y);
    const long = event.timeStamp - down.time > CLICK_MS;
    down = null;
    if (moved > STILL_PX || long) return;
    const path = hit(event);
    const twice = last && event.timeStamp - last.time < DOUBLE_MS && last.path === path;
    last = twice ? null : { time: event.timeStamp, path };
    if (twice) viewer.frame(path);
    else viewer.select(path, { fromUser: true });
  });

  const look = (event) => {
    const start = performance.now();
    const path = hit(event);
    slow = performance.now() - start > SLOW_HIT_MS;
    canvas.classList.toggle("over-part", Boolean(path));
    const box = canvas.getBoundingClientRect();
    viewer.hover(path, event.clientX - box.left, event.clientY - box.top);
  };
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons || !viewer.model) return;
    if (slow) {
      clearTimeout(waiting);
      waiting = setTimeout(() => look(event), 120);
    } else {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => look(event));
    }
  });
  canvas.addEventListener("pointerleave", () => {
    clearTimeout(waiting);
    cancelAnimationFrame(waiting);
    viewer.hover(null);
  });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  return () => document.removeEventListener("fullscreenchange", touch);
}

/** The keys of the viewer, wherever in it the focus is. */
export function bindKeys(viewer) {
  const { rig } = viewer;
  const plain = {
    "+": () => rig.dolly(1 / ZOOM_STEP),
    "=": () => rig.dolly(1 / ZOOM_STEP),
    "-": () => rig.dolly(ZOOM_STEP),
    _: () => rig.dolly(ZOOM_STEP),
    f: () => viewer.frame(),
    w: () => viewer.setMode(viewer.mode === "wireframe" ? "shaded" : "wireframe"),
    1: () => viewer.setMode("shaded"),
    2: () => viewer.setMode("wireframe"),
    3: () => viewer.setMode("x-ray"),
    4: () => viewer.setMode("clay"),
    e: () => viewer.setExploded(viewer.exploded.wanted > 0 ? 0 : 1),
    t: () => viewer.setTurntable(!rig.turntable),
    r: () => viewer.reset(),
    "[": () => viewer.selectNext(-1),
    "]": () => viewer.selectNext(1),
    "?": () => viewer.overlay.toggleHelp(),
    Escape: () => viewer.overlay.closeHelp() || viewer.select(null, { fromUser: true }),
  };
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  viewer.root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !viewer.model) return;
    const slider = event.target instanceof HTMLInputElement;
    const arrow = arrows[event.key];
    if (arrow && !slider) {
      if (event.shiftKey) rig.pan(-arrow[0] * PAN_STEP, arrow[1] * PAN_STEP);
      else rig.orbit(arrow[0] * ORBIT_STEP, arrow[1] * ORBIT_STEP);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const action = plain[event.key] ?? plain[event.key.toLowerCase()];
    if (!action || (slider && event.key !== "Escape" && !/^[a-z]$/i.test(event.key))) return;
    action();
    event.preventDefault();
    // The page has keys of its own: R runs its script again.
    event.stopPropagation();
  });
}
