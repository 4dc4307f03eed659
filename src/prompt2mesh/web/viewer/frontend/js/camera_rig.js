// The camera: orbiting by mouse, touch and keys, and smooth moves to where something is seen whole.

import { Box3, OrbitControls, PerspectiveCamera, Spherical, Vector3 } from "../vendor/three.min.js";

const FIELD_DEG = 32;
// From the front (the model looks along +z), a little from the right and from above.
const FIRST_VIEW = new Spherical(1, (70 * Math.PI) / 180, (33 * Math.PI) / 180);
// The share of the picture's width and height that a framed model may fill.
const FILL_WIDTH = 0.86;
const FILL_HEIGHT = 0.74;
// The controls at the bottom take room: what is framed stands this share of the height above the middle.
const RAISED = 0.025;
const MOVE_MS = 650;
const NUDGE_MS = 220;

export class CameraRig {
  /** @param {HTMLElement} element takes the pointer; @param {() => void} onChange asks for a picture */
  constructor(element, onChange, calm) {
    this.camera = new PerspectiveCamera(FIELD_DEG, 1, 0.01, 100);
    this.controls = new OrbitControls(this.camera, element);
    this.controls.enableDamping = !calm;
    this.controls.dampingFactor = 0.1;
    this.controls.rotateSpeed = 0.8;
    this.controls.zoomSpeed = 1.1;
    this.controls.autoRotateSpeed = 1.6;
    this.controls.addEventListener("change", onChange);
    this.controls.addEventListener("start", () => {
      this.move = null;
      this.touched = true;
      this.held = true;
    });
    this.controls.addEventListener("end", () => {
      this.held = false;
      this.releasedAt = performance.now();
    });
    this.calm = calm;
    this.onChange = onChange;
    this.radius = 1;
    this.move = null;
    this.touched = false;
    this.held = false;
    this.releasedAt = -Infinity;
    this.turntable = false;
  }

  resize(width, height) {
    this.camera.aspect = width / Math.max(height, 1);
    this.camera.setViewOffset(width, height, 0, height * RAISED, width, height);
  }

  /** Tells how large the model is, which bounds how near and how far the camera may go. */
  setScale(radius) {
    this.radius = radius;
    this.controls.minDistance = radius * 0.04;
    this.controls.maxDistance = radius * 14;
  }

  /** The first view of some points, all of them in the picture. */
  showAll(points, { animate }) {
    this.touched = false;
    this.#goTo(points, new Spherical().copy(FIRST_VIEW), animate ? MOVE_MS : 0);
  }

  /** Shows some points whole, without turning. */
  frame(points, { animate = true } = {}) {
    this.touched = true;
    this.#goTo(points, this.#spherical(), animate ? MOVE_MS : 0);
  }

  /** Keeps the view of a box whose bounds changed. */
  follow(before, after) {
    const grown = after.min.distanceTo(after.max) / Math.max(before.min.distanceTo(before.max), 1e-9);
    const shift = after.getCenter(new Vector3()).sub(before.getCenter(new Vector3()));
    const offset = this.camera.position.clone().sub(this.controls.target).multiplyScalar(grown);
    this.controls.target.add(shift);
    this.camera.position.copy(this.controls.target).add(offset);
    if (this.move) this.move = null;
  }

  /** Turns by angles, for the arrow keys. */
  orbit(across, down) {
    this.#nudge((goal) => {
      goal.view.theta += across;
      goal.view.phi = Math.min(Math.max(goal.view.phi + down, 0.01), Math.PI - 0.01);
    });
  }

  dolly(factor) {
    this.#nudge((goal) => {
      const { minDistance, maxDistance } = this.controls;
      goal.view.radius = Math.min(Math.max(goal.view.radius * factor, minDistance), maxDistance);
    });
  }

  pan(across, up) {
    const right = new Vector3().setFromMatrixColumn(this.camera.matrix, 0);
    const above = new Vector3().setFromMatrixColumn(this.camera.matrix, 1);
    const step = this.#spherical().radius;
    this.#nudge((goal) => goal.target.addScaledVector(right, across * step).addScaledVector(above, up * step));
  }

  /** One step of time; returns whether the camera is still moving. */
  update(now, seconds) {
    const turning = this.turntable && !this.held && !this.move && now - this.releasedAt > 1200;
    this.controls.autoRotate = turning;
    let busy = turning;
    if (this.move) {
      const { from, goal, start, duration } = this.move;
      const part = duration > 0 ? Math.min((now - start) / duration, 1) : 1;
      const eased = part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
      const view = new Spherical(
        Math.exp(mix(Math.log(from.view.radius), Math.log(goal.view.radius), eased)),
        mix(from.view.phi, goal.view.phi, eased),
        mix(from.view.theta, goal.view.theta, eased),
      );
      this.controls.target.lerpVectors(from.target, goal.target, eased);
      this.camera.position.setFromSpherical(view).add(this.controls.target);
      if (part >= 1) this.move = null;
      busy = true;
    }
    busy = this.controls.update(seconds) || busy || (this.turntable && !this.calm);
    const distance = this.camera.position.distanceTo(this.controls.target);
    const near = Math.max(distance - this.radius * 5, distance * 0.02, this.radius * 0.002);
    const far = distance + this.radius * 12;
    if (near !== this.camera.near || far !== this.camera.far) {
      this.camera.near = near;
      this.camera.far = far;
      this.camera.updateProjectionMatrix();
    }
    return busy;
  }

  /** Where the camera stands, as plain numbers. */
  state() {
    return { position: this.camera.position.toArray(), target: this.controls.target.toArray() };
  }

  dispose() {
    this.controls.dispose();
  }

  #spherical() {
    return new Spherical().setFromVector3(this.camera.position.clone().sub(this.controls.target));
  }

  #goTo(points, view, duration) {
    const target = new Box3().setFromPoints(points).getCenter(new Vector3());
    view.radius = this.#distance(points, target, view);
    const goal = { target, view };
    const from = { target: this.controls.target.clone(), view: this.#spherical() };
    if (duration === 0 || this.calm || from.view.radius === 0) {
      this.move = null;
      this.controls.target.copy(target);
      this.camera.position.setFromSpherical(view).add(target);
    } else {
      // The short way round.
      const turns = Math.round((from.view.theta - view.theta) / (2 * Math.PI));
      goal.view.theta += turns * 2 * Math.PI;
      this.move = { from, goal, start: performance.now(), duration };
    }
    this.onChange();
  }

  // The least distance from which every point is in the picture.
  #distance(points, target, view) {
    const away = new Vector3().setFromSpherical(new Spherical(1, view.phi, view.theta));
    const right = new Vector3(0, 1, 0).cross(away).normalize();
    const above = away.clone().cross(right);
    const tall = Math.tan(((FIELD_DEG / 2) * Math.PI) / 180);
    const offset = new Vector3();
    let distance = this.radius * 0.15;
    for (const point of points) {
      offset.subVectors(point, target);
      const wide = Math.abs(offset.dot(right)) / (tall * this.camera.aspect * FILL_WIDTH);
      const high = Math.abs(offset.dot(above)) / (tall * FILL_HEIGHT);
      distance = Math.max(distance, offset.dot(away) + Math.max(wide, high));
    }
    return distance;
  }

  #nudge(change) {
    this.touched = true;
    const here = { target: this.controls.target.clone(), view: this.#spherical() };
    const base = this.move?.goal ?? here;
    const goal = { target: base.target.clone(), view: base.view.clone() };
    change(goal);
    this.move = { from: here, goal, start: performance.now(), duration: this.calm ? 0 : NUDGE_MS };
    this.onChange();
  }
}

function mix(a, b, t) {
  return a + (b - a) * t;
}
