// Numbers as people read them.

/** "1.20 × 1.20 × 0.75 m" of metres: width, depth, height, in the unit that fits the largest. */
export function sizeText(width, depth, height) {
  const largest = Math.max(width, depth, height);
  const [unit, factor, digits] = largest >= 1 ? ["m", 1, 2] : largest >= 0.02 ? ["cm", 100, 1] : ["mm", 1000, 1];
  const wide = largest * factor >= 100;
  const text = [width, depth, height].map((length) => (length * factor).toFixed(wide ? 0 : digits));
  return `${text.join(" × ")} ${unit}`;
}

/** "10 cm" of metres. */
export function lengthText(metres) {
  const [unit, factor] = metres >= 1 ? ["m", 1] : metres >= 0.01 ? ["cm", 100] : ["mm", 1000];
  return `${Number((metres * factor).toPrecision(3))} ${unit}`;
}

/** "2.8 MB" of bytes. */
export function bytesText(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** "1,968 triangles". */
export function countText(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
