// Fetches a GLB with progress, reads it, and frees the memory of one that is replaced.

import { GLTFLoader } from "../vendor/three.min.js";

const STALL_MS = 45_000;
const REASONS = {
  401: "The link to this model is no longer valid.",
  403: "The link to this model has expired.",
  404: "There is no model at this address.",
  410: "This model was deleted.",
  429: "Too many requests just now. Wait a moment, then try again.",
};

/** What could not be loaded, in words for a person; `code` is stable. */
export class LoadError extends Error {
  constructor(code, message, detail) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/**
 * @param {string} url
 * @param {{signal: AbortSignal, onProgress: (fraction: number|null) => void}} options null: the length is unknown
 */
export async function loadModel(url, { signal, onProgress }) {
  const bytes = await fetchBytes(url, signal, onProgress);
  onProgress(1);
  if (bytes.byteLength < 12 || new DataView(bytes.buffer).getUint32(0, true) !== 0x46546c67) {
    throw new LoadError("not_a_model", "The file is not a 3D model (GLB).", `${bytes.byteLength} bytes`);
  }
  try {
    const gltf = await new GLTFLoader().parseAsync(bytes.buffer, "");
    return { gltf, bytes: bytes.byteLength };
  } catch (error) {
    throw new LoadError("unreadable", "The file of this model cannot be read.", String(error?.message ?? error));
  }
}

async function fetchBytes(url, signal, onProgress) {
  const stalled = new AbortController();
  const stop = () => stalled.abort();
  signal.addEventListener("abort", stop, { once: true });
  let timer = setTimeout(stop, STALL_MS);
  try {
    const answer = await fetch(url, { signal: stalled.signal, credentials: "omit" });
    if (!answer.ok) {
      const message = REASONS[answer.status] ?? "The server could not give this model.";
      throw new LoadError(`http_${answer.status}`, message, `HTTP ${answer.status}`);
    }
    const total = Number(answer.headers.get("content-length")) || 0;
    const reader = answer.body.getReader();
    const chunks = [];
    let received = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      chunks.push(value);
      received += value.byteLength;
      // A compressed answer is longer than its content-length says.
      onProgress(total > 0 ? Math.min(received / total, 1) : null);
    }
    return joined(chunks, received);
  } catch (error) {
    if (signal.aborted) throw new DOMException("replaced by a newer model", "AbortError");
    if (error instanceof LoadError) throw error;
    if (stalled.signal.aborted) throw new LoadError("timeout", "The server stopped answering.", `${STALL_MS / 1000} s`);
    throw new LoadError("network", "The model could not be reached.", String(error?.message ?? error));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Frees what a loaded scene holds on the graphics card. */
export function disposeModel(root) {
  const geometries = new Set();
  const materials = new Set();
  root.traverse((item) => {
    if (item.geometry) geometries.add(item.geometry);
    for (const material of [item.userData.ownMaterial ?? item.material].flat()) if (material) materials.add(material);
  });
  const textures = new Set();
  for (const material of materials) {
    for (const value of Object.values(material)) if (value?.isTexture) textures.add(value);
    material.dispose();
  }
  for (const texture of textures) {
    texture.source?.data?.close?.();
    texture.dispose();
  }
  for (const geometry of geometries) geometry.dispose();
}
