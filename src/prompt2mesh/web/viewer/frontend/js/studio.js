// The light of the studio: an environment drawn from plain boxes, so that no picture is fetched, and one key light.

import {
  BackSide,
  BoxGeometry,
  Color,
  DirectionalLight,
  Mesh,
  MeshBasicMaterial,
  PMREMGenerator,
  Scene,
  Vector3,
} from "../vendor/three.min.js";

/** The direction from the model to the key light. */
export const TO_KEY = new Vector3(-0.55, 1.3, 0.62).normalize();

// [x, y, z of the centre], [width, height, depth], brightness. The model stands at the origin, its front towards +z.
const SOFTBOXES = [
  [[0, 9.6, 0.5], [9, 0.2, 7], 5.2], // ceiling
  [[-8.6, 4.4, 4.2], [0.2, 6.5, 5.5], 9.5], // key, front left
  [[8.8, 3.2, 2.5], [0.2, 5.5, 7], 3.6], // fill, right
  [[5.5, 4.5, -8.8], [3, 6.5, 0.2], 7], // rim, back right
  [[-5.5, 4.5, -8.8], [2.4, 6.5, 0.2], 4.5], // rim, back left
  [[-1.5, 3.4, 9.4], [7, 3.6, 0.2], 3.4], // front card
];

/** The prefiltered environment map of the studio. The caller disposes the render target it gets. */
export function studioEnvironment(renderer) {
  const scene = new Scene();
  const room = new Mesh(new BoxGeometry(20, 20, 20), [
    lit(0.42),
    lit(0.42),
    lit(0.6),
    lit(0.46),
    lit(0.5),
    lit(0.34),
  ]);
  for (const wall of room.material) wall.side = BackSide;
  scene.add(room);
  for (const [centre, size, brightness] of SOFTBOXES) {
    const box = new Mesh(new BoxGeometry(...size), lit(brightness));
    box.position.set(...centre);
    scene.add(box);
  }
  const generator = new PMREMGenerator(renderer);
  const target = generator.fromScene(scene, 0.03, 0.1, 60);
  generator.dispose();
  scene.traverse((item) => {
    item.geometry?.dispose();
    for (const material of [item.material].flat()) material?.dispose();
  });
  return target;
}

function lit(brightness) {
  return new MeshBasicMaterial({ color: new Color().setScalar(brightness), toneMapped: false });
}

/** The key light; `aim` fits its shadow to what stands in the studio. */
export class KeyLight {
  constructor() {
    this.light = new DirectionalLight(0xfff6ec, 1.7);
    this.light.castShadow = true;
    this.light.shadow.mapSize.set(2048, 2048);
    this.light.shadow.radius = 5;
    this.light.shadow.autoUpdate = false;
  }

  aim(centre, radius) {
    const { light } = this;
    light.position.copy(TO_KEY).multiplyScalar(radius * 3).add(centre);
    light.target.position.copy(centre);
    light.target.updateMatrixWorld();
    const camera = light.shadow.camera;
    camera.left = camera.bottom = -radius * 1.15;
    camera.right = camera.top = radius * 1.15;
    camera.near = radius;
    camera.far = radius * 5.5;
    camera.updateProjectionMatrix();
    light.shadow.normalBias = radius * 0.006;
    light.shadow.bias = -0.0004;
    light.shadow.needsUpdate = true;
  }

  dispose() {
    this.light.dispose();
  }
}
