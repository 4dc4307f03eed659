// What the model stands on: a grid that fades out, and soft shadows: of contact, and from the key light.

import {
  Color,
  DoubleSide,
  Group,
  Mesh,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector2,
  WebGLRenderTarget,
} from "../vendor/three.min.js";

/** What throws a full shadow, and what lets light through. */
export const SHADOW_LAYER = 1;
export const CLEAR_LAYER = 4;
const CLEAR_SHADOW = 0.3;
const SHADOW_PIXELS = 512;

const GRID_VERTEX = `
  varying vec2 vGround;
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    vGround = world.xz;
    gl_Position = projectionMatrix * viewMatrix * world;
  }`;
const GRID_FRAGMENT = `
  varying vec2 vGround;
  uniform float cell, radius, strength;
  uniform vec2 middle;
  uniform vec3 color;
  float lines(vec2 at, float width) {
    vec2 step = fwidth(at);
    vec2 away = abs(fract(at - 0.5) - 0.5) / max(step, vec2(1e-6));
    vec2 seen = (1.0 - clamp(away / width, 0.0, 1.0)) * (1.0 - smoothstep(0.25, 0.6, step));
    return max(seen.x, seen.y);
  }
  void main() {
    float fade = 1.0 - smoothstep(radius * 0.7, radius * 4.2, distance(vGround, middle));
    float drawn = max(lines(vGround / cell, 1.0) * 0.42, lines(vGround / (cell * 5.0), 1.25));
    float alpha = drawn * fade * fade * strength;
    if (alpha < 0.003) discard;
    gl_FragColor = vec4(color, alpha);
    #include <colorspace_fragment>
  }`;

const FULL_VERTEX = `
  varying vec2 vUv;
  void main() { vUv = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;
// The shadows are pictures of the model from below: one of what is near the ground, one along the key light's rays.
const SEEN_VERTEX = `
  varying float vHeight;
  uniform float reach;
  uniform vec2 slant;
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    vHeight = world.y / reach;
    world.xz -= slant * world.y;
    gl_Position = projectionMatrix * viewMatrix * world;
  }`;
const SEEN_FRAGMENT = `
  varying float vHeight;
  uniform float fall, strength;
  void main() {
    float near = 1.0 - clamp(vHeight, 0.0, 1.0);
    gl_FragColor = vec4(mix(1.0, near * near, fall) * strength, 0.0, 0.0, 1.0);
  }`;
const BLUR_FRAGMENT = `
  varying vec2 vUv;
  uniform sampler2D map;
  uniform vec2 spread;
  void main() {
    float sum = 0.0;
    float total = 0.0;
    for (int i = -8; i <= 8; i++) {
      float w = exp(-float(i * i) / 22.0);
      sum += texture2D(map, vUv + spread * float(i)).r * w;
      total += w;
    }
    gl_FragColor = vec4(sum / total, 0.0, 0.0, 1.0);
  }`;
const SHADOW_VERTEX = `
  varying vec2 vUv;
  void main() { vUv = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`;
const SHADOW_FRAGMENT = `
  varying vec2 vUv;
  uniform sampler2D contact, thrown;
  uniform float contactStrength, castStrength;
  uniform vec3 color;
  void main() {
    float light = (1.0 - texture2D(contact, vUv).r * contactStrength) * (1.0 - texture2D(thrown, vUv).r * castStrength);
    vec2 edge = smoothstep(0.0, 0.06, vUv) * smoothstep(0.0, 0.06, 1.0 - vUv);
    float alpha = (1.0 - light) * edge.x * edge.y;
    if (alpha < 0.004) discard;
    gl_FragColor = vec4(color, alpha);
    #include <colorspace_fragment>
  }`;

/** The length of a grid cell for a model of that radius, from 1, 2 and 5 times a power of ten metres. */
export function gridCell(radius) {
  const wanted = Math.max(radius / 5, 1e-4);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [5, 2, 1].find((step) => step * power <= wanted * 1.0001) * power;
}

export class Ground {
  constructor() {
    this.group = new Group();
    this.cell = 1;
    const plane = new PlaneGeometry(1, 1).rotateX(-Math.PI / 2);

    this.grid = new Mesh(
      plane,
      new ShaderMaterial({
        vertexShader: GRID_VERTEX,
        fragmentShader: GRID_FRAGMENT,
        uniforms: {
          cell: { value: 1 },
          radius: { value: 1 },
          strength: { value: 0.5 },
          middle: { value: new Vector2() },
          color: { value: new Color() },
        },
        transparent: true,
        depthWrite: false,
        side: DoubleSide,
      }),
    );
    this.contact = target(true);
    this.cast = target(true);
    this.between = target(false);
    this.shadow = new Mesh(
      plane.clone(),
      new ShaderMaterial({
        vertexShader: SHADOW_VERTEX,
        fragmentShader: SHADOW_FRAGMENT,
        uniforms: {
          contact: { value: this.contact.texture },
          thrown: { value: this.cast.texture },
          contactStrength: { value: 0.5 },
          castStrength: { value: 0.2 },
          color: { value: new Color() },
        },
        transparent: true,
        depthWrite: false,
      }),
    );
    this.fromBelow = new OrthographicCamera(-0.5, 0.5, 0.5, -0.5, 0, 1);
    this.fromBelow.rotation.x = Math.PI / 2;
    this.seen = new ShaderMaterial({
      vertexShader: SEEN_VERTEX,
      fragmentShader: SEEN_FRAGMENT,
      uniforms: { reach: { value: 1 }, fall: { value: 1 }, strength: { value: 1 }, slant: { value: new Vector2() } },
      side: DoubleSide,
    });
    this.blurred = new ShaderMaterial({
      vertexShader: FULL_VERTEX,
      fragmentShader: BLUR_FRAGMENT,
      uniforms: { map: { value: null }, spread: { value: new Vector2() } },
      depthTest: false,
      depthWrite: false,
    });
    this.blurScene = new Scene();
    this.blurScene.add(new Mesh(new PlaneGeometry(2, 2), this.blurred));
    this.blurScene.children[0].frustumCulled = false;
    this.blurScene.children[0].layers.enable(SHADOW_LAYER);

    this.grid.renderOrder = -2;
    this.shadow.renderOrder = -1;
    this.group.add(this.grid, this.shadow);
    this.group.visible = false;
  }

  setTheme(theme) {
    const dark = theme === "dark";
    this.grid.material.uniforms.color.value.set(dark ? "#b9c4d6" : "#39424f");
    this.grid.material.uniforms.strength.value = dark ? 0.2 : 0.26;
    const { uniforms } = this.shadow.material;
    uniforms.color.value.set(dark ? "#000000" : "#10151d");
    uniforms.contactStrength.value = dark ? 0.8 : 0.55;
    uniforms.castStrength.value = dark ? 0.5 : 0.22;
  }

  /** Fits grid and shadows under a box of the world; `light` points to the key light. */
  fit(box, radius, light) {
    const { min, max } = box;
    const slant = this.seen.uniforms.slant.value.set(light.x / light.y, light.z / light.y);
    const x = (min.x + max.x - slant.x * max.y) / 2;
    const z = (min.z + max.z - slant.y * max.y) / 2;
    const wide = max.x - min.x + Math.abs(slant.x) * max.y;
    const deep = max.z - min.z + Math.abs(slant.y) * max.y;
    const span = Math.max(wide, deep) + radius * 0.8;
    this.cell = gridCell(radius);
    const { uniforms } = this.grid.material;
    uniforms.cell.value = this.cell;
    uniforms.radius.value = radius;
    uniforms.middle.value.set((min.x + max.x) / 2, (min.z + max.z) / 2);
    this.grid.scale.setScalar(radius * 9);
    this.grid.position.set(uniforms.middle.value.x, -radius * 0.0015, uniforms.middle.value.y);
    // Seen from below, so the picture is mirrored from front to back.
    this.shadow.scale.set(span, 1, -span);
    this.shadow.position.set(x, -radius * 0.001, z);
    this.fromBelow.position.set(x, 0, z);
    this.fromBelow.left = this.fromBelow.bottom = -span / 2;
    this.fromBelow.right = this.fromBelow.top = span / 2;
    this.fromBelow.near = -radius * 0.02;
    this.height = Math.max(max.y, radius * 0.01);
    this.radius = radius;
    this.span = span;
    this.group.visible = true;
  }

  /** Draws the shadows anew; needed when the model changed, not when the camera moved. */
  drawShadows(renderer, scene) {
    const kept = { background: scene.background, visible: this.group.visible };
    const clear = renderer.getClearAlpha();
    scene.background = null;
    this.group.visible = false;
    renderer.setClearAlpha(0);
    renderer.shadowMap.enabled = false;
    const { slant } = this.seen.uniforms;
    const aim = slant.value.clone();

    slant.value.set(0, 0);
    this.#see(renderer, scene, this.contact, { reach: this.radius * 0.5, fall: 1 });
    slant.value.copy(aim);
    this.#see(renderer, scene, this.cast, { reach: this.height * 1.01, fall: 0.45 });
    for (const factor of [2, 1]) {
      this.#blur(renderer, this.contact, (this.radius * 0.035 * factor) / this.span / 8);
      this.#blur(renderer, this.cast, (this.radius * 0.095 * factor) / this.span / 8);
    }
    renderer.setRenderTarget(null);
    renderer.setClearAlpha(clear);
    renderer.shadowMap.enabled = true;
    scene.background = kept.background;
    this.group.visible = kept.visible;
  }

  #see(renderer, scene, to, { reach, fall }) {
    const { uniforms } = this.seen;
    this.fromBelow.far = reach;
    this.fromBelow.updateProjectionMatrix();
    uniforms.reach.value = reach;
    uniforms.fall.value = fall;
    scene.overrideMaterial = this.seen;
    renderer.setRenderTarget(to);
    renderer.clear();
    renderer.autoClear = false;
    for (const [layer, strength] of [
      [CLEAR_LAYER, CLEAR_SHADOW],
      [SHADOW_LAYER, 1],
    ]) {
      uniforms.strength.value = strength;
      this.fromBelow.layers.set(layer);
      // A clear thing must not hide what throws a full shadow.
      renderer.clearDepth();
      renderer.render(scene, this.fromBelow);
    }
    renderer.autoClear = true;
    scene.overrideMaterial = null;
  }

  #blur(renderer, picture, spread) {
    const { map, spread: step } = this.blurred.uniforms;
    for (const [from, to, x, y] of [
      [picture, this.between, spread, 0],
      [this.between, picture, 0, spread],
    ]) {
      map.value = from.texture;
      step.value.set(x, y);
      renderer.setRenderTarget(to);
      renderer.render(this.blurScene, this.fromBelow);
    }
  }

  dispose() {
    for (const mesh of [this.grid, this.shadow, this.blurScene.children[0]]) {
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
    this.seen.dispose();
    for (const one of [this.contact, this.cast, this.between]) one.dispose();
  }
}

function target(depthBuffer) {
  return new WebGLRenderTarget(SHADOW_PIXELS, SHADOW_PIXELS, { depthBuffer });
}
