// The outline of the part that is selected and of the one under the pointer, drawn over the finished picture.

import {
  AdditiveBlending,
  Color,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector2,
  WebGLRenderTarget,
} from "../vendor/three.min.js";

export const SELECTED_LAYER = 2;
export const HOVERED_LAYER = 3;

const VERTEX = `
  varying vec2 vUv;
  void main() { vUv = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;
// Mask: red where the selected part is, green where the hovered one is.
const FRAGMENT = `
  varying vec2 vUv;
  uniform sampler2D mask;
  uniform vec2 pixel;
  uniform float width;
  uniform vec3 color, halo;
  void main() {
    vec2 here = texture2D(mask, vUv).rg;
    vec2 near = vec2(0.0);
    vec2 wide = vec2(0.0);
    for (int i = 0; i < 16; i++) {
      float angle = float(i) * 0.39269908;
      vec2 way = vec2(cos(angle), sin(angle)) * pixel;
      near = max(near, max(texture2D(mask, vUv + way * width * 0.5).rg, texture2D(mask, vUv + way * width).rg));
      wide = max(wide, texture2D(mask, vUv + way * width * 1.8).rg);
    }
    float selected = clamp(near.r - here.r, 0.0, 1.0);
    float outer = clamp(wide.r - max(near.r, here.r), 0.0, 1.0) * 0.4;
    float hovered = clamp(near.g - here.g, 0.0, 1.0) * 0.75 * (1.0 - here.r) * (1.0 - selected);
    float inner = max(here.r * 0.07, here.g * (1.0 - here.r) * 0.05);
    float line = max(selected, hovered);
    float alpha = max(max(line, outer), inner);
    if (alpha < 0.004) discard;
    gl_FragColor = vec4(outer > line && outer > inner ? halo : color, alpha);
    #include <colorspace_fragment>
  }`;

export class Outline {
  constructor() {
    this.active = false;
    this.mask = new WebGLRenderTarget(4, 4, { samples: 4, depthBuffer: false });
    this.red = marker(0xff0000);
    this.green = marker(0x00ff00);
    this.material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        mask: { value: this.mask.texture },
        pixel: { value: new Vector2() },
        width: { value: 2 },
        color: { value: new Color() },
        halo: { value: new Color() },
      },
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    this.quad = new Mesh(new PlaneGeometry(2, 2), this.material);
    this.quad.frustumCulled = false;
    this.scene = new Scene();
    this.scene.add(this.quad);
    this.flat = new OrthographicCamera();
  }

  setColor(color, theme) {
    this.material.uniforms.color.value.set(color);
    this.material.uniforms.halo.value.set(theme === "dark" ? "#000000" : "#ffffff");
  }

  draw(renderer, scene, camera, selected, hovered) {
    if (!selected && !hovered) return;
    const size = renderer.getDrawingBufferSize(new Vector2());
    if (size.x !== this.mask.width || size.y !== this.mask.height) this.mask.setSize(size.x, size.y);
    const { uniforms } = this.material;
    uniforms.pixel.value.set(1 / size.x, 1 / size.y);
    uniforms.width.value = 1.9 * renderer.getPixelRatio();

    const kept = { background: scene.background, layers: camera.layers.mask, auto: renderer.autoClear };
    scene.background = null;
    renderer.shadowMap.enabled = false;
    renderer.setRenderTarget(this.mask);
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
    renderer.autoClear = false;
    if (hovered) this.#fill(renderer, scene, camera, HOVERED_LAYER, this.green);
    if (selected) this.#fill(renderer, scene, camera, SELECTED_LAYER, this.red);
    scene.overrideMaterial = null;
    camera.layers.mask = kept.layers;
    scene.background = kept.background;
    renderer.shadowMap.enabled = true;

    renderer.setRenderTarget(null);
    renderer.render(this.scene, this.flat);
    renderer.autoClear = kept.auto;
  }

  #fill(renderer, scene, camera, layer, material) {
    camera.layers.set(layer);
    scene.overrideMaterial = material;
    renderer.render(scene, camera);
  }

  dispose() {
    this.mask.dispose();
    this.red.dispose();
    this.green.dispose();
    this.material.dispose();
    this.quad.geometry.dispose();
  }
}

// Hidden parts are marked too, and the two marks must not hide each other.
function marker(color) {
  return new MeshBasicMaterial({
    color,
    side: DoubleSide,
    toneMapped: false,
    depthTest: false,
    depthWrite: false,
    blending: AdditiveBlending,
  });
}
