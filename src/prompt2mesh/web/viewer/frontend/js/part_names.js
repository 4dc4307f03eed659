// Which part of the program a node of the file stands for. Pure functions, so that they can be tested without a page.
//
// A node says its part in its extras (`path`, `part`). A file without them is read by its names: the path is
// "root/node"; a node made by a pattern has a number or "mirrored" behind the part's name, and Blender puts ".001"
// behind a name that is taken.

const BLENDER_COUNT = /\.\d{3,}$/;
const COPY = /(?: \d+| mirrored)$/;

/** The name that the program knows, of the name that Blender gave. */
export function cleanName(name) {
  return name.replace(BLENDER_COUNT, "");
}

/** The name of the part of which this is a copy: "leg 3" → "leg". */
export function withoutCopy(name) {
  return name.replace(COPY, "");
}

/**
 * Paths that may stand for a node, the most exact first.
 * @param {{name: string, extras?: {path?: string, part?: string}}[]} chain the nodes from the root down to this one
 */
export function candidates(chain) {
  const found = [];
  for (let end = chain.length; end > 0; end--) {
    const part = chain.slice(0, end);
    const extras = part.at(-1).extras ?? {};
    const names = part.map((node) => cleanName(node.name));
    const bare = names.map(withoutCopy);
    found.push(extras.path, extras.part);
    found.push(join(names), names.join("/"), join(part.map((node) => node.name)));
    found.push(join([names[0], ...bare.slice(1)]), [names[0], ...bare.slice(1)].join("/"), join(bare), bare.join("/"));
  }
  return [...new Set(found.filter(Boolean))];
}

/** The path of a node among the known ones; the exactest there is when none are known or none fits. */
export function resolvePath(chain, known) {
  const paths = candidates(chain);
  return paths.find((path) => known.has(path)) ?? paths[0];
}

/** Whether a node with those candidate paths is the part of that path or lies inside it. */
export function belongsTo(paths, path) {
  return paths.includes(path) || paths.some((one) => one.startsWith(`${path}/`));
}

/** What to call a part that came without a label. */
export function labelOf(path) {
  const name = path.split("/").at(-1).replaceAll("_", " ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

// The report of a build names a node by its root and itself only.
function join(names) {
  return names.length > 1 ? `${names[0]}/${names.at(-1)}` : names[0];
}
