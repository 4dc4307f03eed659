// "See it in your room": Google's <model-viewer> knows how each phone does that. It is fetched only where it can help.

const LIBRARY = new URL("../vendor/model-viewer.min.js", import.meta.url).href;

export class AugmentedReality {
  /** @param {HTMLElement} holder gets the hidden element; @param {(possible: boolean) => void} onChange */
  constructor(holder, onChange) {
    this.holder = holder;
    this.onChange = onChange;
    this.possible = false;
  }

  /** Prepares the model for AR where this device can do it. */
  async show({ glbUrl, usdzUrl, title }) {
    const turn = (this.turn = Symbol("turn"));
    this.#say(false);
    if (!glbUrl || !(await deviceMayDoIt())) return;
    await import(LIBRARY);
    await customElements.whenDefined("model-viewer");
    if (turn !== this.turn) return;
    if (!this.element) {
      this.element = document.createElement("model-viewer");
      this.element.className = "ar-element";
      this.element.setAttribute("ar", "");
      this.element.setAttribute("ar-modes", "webxr scene-viewer quick-look");
      this.element.setAttribute("loading", "lazy");
      this.element.setAttribute("reveal", "manual");
      this.element.setAttribute("aria-hidden", "true");
      this.element.tabIndex = -1;
      this.holder.append(this.element);
    }
    // Another app fetches the file, so it must have an address that the app can reach.
    const reachable = /^https?:/.test(glbUrl);
    this.element.setAttribute("ar-modes", reachable ? "webxr scene-viewer quick-look" : "webxr quick-look");
    this.element.setAttribute("alt", title);
    if (usdzUrl && /^(https?|blob):/.test(usdzUrl)) this.element.setAttribute("ios-src", usdzUrl);
    else this.element.removeAttribute("ios-src");
    this.element.setAttribute("src", glbUrl);
    await this.element.updateComplete;
    // The element asks the device which way it can go, and answers a moment later.
    for (let wait = 0; wait < 20 && turn === this.turn; wait++) {
      if (this.element.canActivateAR) return this.#say(true);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  /** Must be called from a tap. */
  open() {
    return this.element?.activateAR();
  }

  #say(possible) {
    this.possible = possible;
    this.onChange(possible);
  }
}

async function deviceMayDoIt() {
  if (document.createElement("a").relList?.supports?.("ar")) return true;
  if (/Android/i.test(navigator.userAgent)) return true;
  try {
    return Boolean(await navigator.xr?.isSessionSupported?.("immersive-ar"));
  } catch {
    return false;
  }
}
