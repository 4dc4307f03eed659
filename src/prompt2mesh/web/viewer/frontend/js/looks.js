// The four ways to look at a model: as it is, as wires over a matt body, seen through, and as clay.

import {
  AdditiveBlending,
  Color,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  NormalBlending,
  ShaderMaterial,
} from "../vendor/three.min.js";

export const MODES = ["shaded", "wireframe", "x-ray", "clay"];

const XRAY_VERTEX = `
  varying vec3 vNormal, vView;
  void main() {
    vec4 seen = modelViewMatrix * vec4(position, 1.0);
    vNormal = normalize(normalMatrix * normal);
    vView = normalize(-seen.xyz);
    gl_Position = projectionMatrix * seen;
  }`;
const XRAY_FRAGMENT = `
  varying vec3 vNormal, vView;
  uniform vec3 color;
  uniform float body, rim;
  void main() {
    float facing = abs(dot(normalize(vNormal), normalize(vView)));
    gl_FragColor = vec4(color, body + rim * pow(1.0 - facing, 2.2));
    #include <colorspace_fragment>
  }`;

export class Looks {
  constructor() {
    this.mode = "shaded";
    this.fill = new MeshStandardMaterial({
      roughness: 0.9,
      side: DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 1,
    });
    this.wire = new MeshBasicMaterial({ wireframe: true, transparent: true, toneMapped: false, depthWrite: false });
    this.clay = new MeshStandardMaterial({ color: "#cbbfb2", roughness: 0.78, side: DoubleSide });
    this.xray = new ShaderMaterial({
      vertexShader: XRAY_VERTEX,
      fragmentShader: XRAY_FRAGMENT,
      uniforms: { color: { value: new Color() }, body: { value: 0.04 }, rim: { value: 0.6 } },
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    });
  }

  setTheme(theme, accent) {
    const dark = theme === "dark";
    this.fill.color.set(dark ? "#30353e" : "#e9ebef");
    this.wire.color.set(dark ? "#aebcd2" : "#2c3644");
    this.clay.color.set(dark ? "#c4b9ad" : "#d2c7bb");
    this.xray.uniforms.color.value.set(dark ? "#8fc4ff" : "#1f4f86");
    this.xray.blending = dark ? AdditiveBlending : NormalBlending;
    this.xray.uniforms.body.value = dark ? 0.03 : 0.05;
    this.xray.uniforms.rim.value = dark ? 0.42 : 0.4;
    this.xray.needsUpdate = true;
    this.accent = accent;
  }

  /** Dresses every mesh for the mode; in the x-ray the selected parts stay as they are. */
  dress(model, mode, selected) {
    this.mode = mode;
    const chosen = new Set(selected);
    // Many triangles on few pixels would be one dark patch.
    this.wire.opacity = Math.min(0.62, Math.max(0.16, 0.62 * (12_000 / Math.max(model.triangles, 1)) ** 0.35));
    for (const entry of model.meshes) {
      const { mesh } = entry;
      if (mode === "wireframe") {
        mesh.material = this.fill;
        this.#wireOf(entry).visible = true;
        continue;
      }
      if (entry.wire) entry.wire.visible = false;
      if (mode === "clay") mesh.material = this.clay;
      else if (mode === "x-ray" && !chosen.has(entry)) mesh.material = this.xray;
      else mesh.material = mesh.userData.ownMaterial;
    }
  }

  #wireOf(entry) {
    if (!entry.wire) {
      const wire = new Mesh(entry.mesh.geometry, this.wire);
      wire.raycast = () => {};
      wire.renderOrder = 1;
      wire.userData.ownMaterial = this.wire;
      entry.wire = wire;
      entry.mesh.add(wire);
    }
    return entry.wire;
  }

  /** Takes off what was put on, so that disposing the model leaves the shared materials alone. */
  undress(model) {
    for (const { mesh, wire } of model.meshes) {
      mesh.material = mesh.userData.ownMaterial;
      if (wire) mesh.remove(wire);
    }
  }

  dispose() {
    for (const material of [this.fill, this.wire, this.clay, this.xray]) material.dispose();
  }
}
