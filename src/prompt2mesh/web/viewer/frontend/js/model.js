// A loaded model: its meshes with the part each stands for, its measures, and how its parts move apart.

import { Box3, Group, Matrix3, Vector3 } from "../vendor/three.min.js";
import { CLEAR_LAYER, SHADOW_LAYER } from "./ground.js";
import { belongsTo, candidates, resolvePath } from "./part_names.js";

// How far the parts go at most, in distances from the model's centre.
const SPREAD = 1.15;
// What is inside a group is small against the whole: it goes farther, in shares more for each level.
const DEEPER = 0.6;
// Centres nearer than this share of the smaller one's size are one place.
const SAME_PLACE = 0.025;

const WAYS = [];
for (const x of [-1, 0, 1]) {
  for (const y of [-1, 0, 1]) for (const z of [-1, 0, 1]) if (x || y || z) WAYS.push(new Vector3(x, y, z).normalize());
}

export class Model {
  constructor(gltf, bytes) {
    this.bytes = bytes;
    this.root = new Group();
    this.root.add(gltf.scene);
    this.meshes = [];
    this.movers = [];
    this.triangles = 0;
    this.lift = 0;
    this.known = new Set();
    this.root.updateMatrixWorld(true);
    this.#readNodes(gltf);
    this.box = new Box3().setFromObject(this.root, true);
    if (this.box.isEmpty()) this.box.set(new Vector3(-0.5, 0, -0.5), new Vector3(0.5, 1, 0.5));
    this.size = this.box.getSize(new Vector3());
    this.radius = Math.max(this.size.length() / 2, 1e-5);
    this.#prepareMoves();
  }

  setKnownParts(paths) {
    this.known = new Set(paths);
    for (const entry of this.meshes) entry.path = resolvePath(entry.chain, this.known);
  }

  /** The entries of the meshes that are the part of that path or lie inside it. */
  entriesOf(path) {
    if (!path) return [];
    const own = this.meshes.filter((entry) => entry.path === path);
    return own.length ? own : this.meshes.filter((entry) => belongsTo(entry.paths, path));
  }

  /** Outer points of some meshes as they stand now. */
  pointsOf(entries) {
    return entries.flatMap(({ mesh }) => extremes(mesh.geometry).map((point) => point.clone().applyMatrix4(mesh.matrixWorld)));
  }

  partCount() {
    return new Set(this.meshes.map((entry) => entry.node)).size;
  }

  /** Moves the parts apart: 0 together, 1 as far as they go. The lowest part stays on the ground. */
  explode(amount) {
    const way = new Vector3();
    const local = new Vector3();
    this.lift = this.lowest * amount;
    for (const { node, rest, move, parentMove, inside, inverse } of this.movers) {
      way.copy(move).sub(parentMove).multiplyScalar(amount);
      if (!inside) way.y += this.lift;
      node.position.copy(rest).add(local.copy(way).applyMatrix3(inverse));
    }
    this.root.updateMatrixWorld(true);
  }

  /** The bounds with the parts that far apart, without measuring every vertex again. */
  explodedBox(amount) {
    const box = new Box3();
    for (const { bounds, move } of this.movers) {
      const way = move.clone().multiplyScalar(amount);
      way.y += this.lowest * amount;
      box.union(bounds.clone().translate(way));
    }
    return amount > 0 && !box.isEmpty() ? box : this.box.clone();
  }

  /** Points that reach as far as the model does, for fitting it into a picture. */
  outerPoints(amount) {
    const points = [];
    for (const { corners, move } of this.movers) {
      const way = move.clone().multiplyScalar(amount);
      way.y += this.lowest * amount;
      for (const corner of corners) points.push(corner.clone().add(way));
    }
    return points;
  }

  #readNodes(gltf) {
    const { associations, json } = gltf.parser;
    const describe = (item) => {
      const index = associations.get(item)?.nodes;
      if (index === undefined) return null;
      const node = json.nodes[index];
      return { name: node.name ?? "", extras: node.extras };
    };
    const visit = (item, chain, owner) => {
      const described = describe(item);
      const here = described ? [...chain, described] : chain;
      const node = described ? item : owner;
      if (item.isMesh) {
        const paths = candidates(here.length ? here : [{ name: item.name || "model" }]);
        const count = (item.geometry.index ?? item.geometry.attributes.position).count / 3;
        this.triangles += Math.round(count);
        const entry = { mesh: item, node: node ?? item, chain: here.length ? here : [{ name: item.name || "model" }], paths, path: paths[0] };
        item.userData.entry = entry;
        item.userData.ownMaterial = item.material;
        const clear = [item.material].flat().some((one) => one.transmission > 0.3 || (one.transparent && one.opacity < 0.6));
        item.layers.enable(clear ? CLEAR_LAYER : SHADOW_LAYER);
        item.castShadow = !clear;
        item.receiveShadow = true;
        this.meshes.push(entry);
      }
      for (const child of item.children) visit(child, here, node);
    };
    visit(gltf.scene, [], null);
  }

  #prepareMoves() {
    for (const node of new Set(this.meshes.map((entry) => entry.node))) {
      const bounds = new Box3();
      const corners = [];
      for (const { mesh } of this.meshes.filter((entry) => entry.node === node)) {
        bounds.union(new Box3().setFromObject(mesh));
        for (const point of extremes(mesh.geometry)) corners.push(point.clone().applyMatrix4(mesh.matrixWorld));
      }
      const inverse = new Matrix3().setFromMatrix4(node.parent.matrixWorld).invert();
      this.movers.push({ node, bounds, corners, inverse, rest: node.position.clone(), move: new Vector3() });
    }
    const byNode = new Map(this.movers.map((mover) => [mover.node, mover]));
    spread(unitsOf(this.root, byNode), this.box.getCenter(new Vector3()), new Vector3(), 0);
    for (const mover of this.movers) {
      let above = mover.node.parent;
      while (above && !byNode.has(above)) above = above.parent;
      mover.parentMove = above ? byNode.get(above).move : new Vector3();
      mover.inside = Boolean(above);
    }
    const low = Math.min(...this.movers.map(({ bounds, move }) => bounds.min.y + move.y));
    this.lowest = this.movers.length ? this.box.min.y - low : 0;
  }
}

// What moves as one below a node: each child that holds meshes, and the node's own mesh.
function unitsOf(node, byNode) {
  const units = [];
  if (byNode.has(node)) units.push({ own: byNode.get(node), bounds: byNode.get(node).bounds.clone(), inner: [] });
  for (const child of node.children) {
    const inner = unitsOf(child, byNode);
    if (inner.length === 1) units.push(inner[0]);
    else if (inner.length) {
      const bounds = inner.reduce((box, unit) => box.union(unit.bounds), new Box3());
      units.push({ own: null, bounds, inner });
    }
  }
  return units;
}

// Moves units away from a centre, and what they are made of away from theirs.
function spread(units, centre, carried, depth) {
  const placed = [];
  const bySize = [...units].sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const unit of bySize) {
    const middle = unit.bounds.getCenter(new Vector3());
    const move = middle.clone().sub(centre).multiplyScalar(SPREAD * (1 + depth * DEEPER)).add(carried);
    // Units inside each other have one centre: they go up one above another, the smallest highest.
    for (const other of placed) {
      if (other.middle.distanceTo(middle) < sizeOf(unit) * SAME_PLACE) {
        move.y = Math.max(move.y, other.move.y + (heightOf(other.unit) + heightOf(unit)) * 0.55 + sizeOf(unit) * 0.1);
      }
    }
    placed.push({ unit, middle, move });
    if (unit.own) unit.own.move.copy(move);
    if (unit.inner.length) spread(unit.inner, middle, move, depth + 1);
  }
}

function sizeOf({ bounds }) {
  return bounds.min.distanceTo(bounds.max);
}

function heightOf({ bounds }) {
  return bounds.max.y - bounds.min.y;
}

const extremesKnown = new WeakMap();

/** The vertices of a mesh that lie farthest in each of 26 directions. */
function extremes(geometry) {
  let found = extremesKnown.get(geometry);
  if (found) return found;
  const at = geometry.attributes.position;
  const best = WAYS.map(() => ({ reach: -Infinity, index: 0 }));
  const point = new Vector3();
  // A sample is enough: what a picture shows beyond it is less than a pixel or two.
  const stride = Math.max(1, Math.floor(at.count / 4000));
  for (let index = 0; index < at.count; index += stride) {
    point.fromBufferAttribute(at, index);
    for (let way = 0; way < WAYS.length; way++) {
      const reach = point.dot(WAYS[way]);
      if (reach > best[way].reach) best[way] = { reach, index };
    }
  }
  found = [...new Set(best.map(({ index }) => index))].map((index) => new Vector3().fromBufferAttribute(at, index));
  extremesKnown.set(geometry, found);
  return found;
}
