// Shows Blender's window: connects by itself, fits the window, and says plainly when the connection is gone.
import RFB from "./novnc/core/rfb.js";

const TIME_IS_UP = 4000, TOO_MANY = 4001, GOING_AWAY = 1001;
const FIRST_PAUSE_MS = 500, LONGEST_PAUSE_MS = 10_000, RESTING_MS = 100;
// Blender is drawn without a graphics card: a screen larger than this is shown scaled, not drawn larger.
const MOST_PIXELS = 2_100_000;

const found = (id) => document.getElementById(id);
const [screen, notice, words, more, again, state] =
  ["screen", "notice", "words", "more", "again", "state"].map(found);
let rfb = null, failures = 0, timer = 0;
let parting = ""; // what it said when it went, which holds until it is back

function say(text, detail = "", { button = false } = {}) {
  words.textContent = text;
  more.textContent = detail;
  again.hidden = !button;
  notice.hidden = false;
  state.textContent = "not connected";
}

function fit() {
  if (!rfb) return;
  const small = window.innerWidth * window.innerHeight <= MOST_PIXELS;
  rfb.scaleViewport = true;
  rfb.resizeSession = small;
}

async function connect() {
  clearTimeout(timer);
  if (rfb) return;
  let connection;
  try {
    const answer = await fetch("connection.json", { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) {
      say("This desktop does not let you in.", await answer.text(), { button: true });
      return;
    }
    connection = await answer.json();
  } catch {
    later(parting || "Your Blender cannot be reached.");
    return;
  }
  const address = new URL("websockify", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(address);
  let end = { code: 0, reason: "" };
  socket.addEventListener("close", (event) => { end = event; });
  const credentials = connection.password ? { credentials: { password: connection.password } } : {};
  rfb = new RFB(screen, socket, { ...credentials, shared: true });
  rfb.qualityLevel = 7;
  rfb.compressionLevel = 2;
  rfb.background = "#1b1b1f";
  rfb.focusOnClick = true;
  fit();
  rfb.addEventListener("connect", () => {
    failures = 0;
    parting = "";
    notice.hidden = true;
    state.textContent = "connected";
    document.body.dataset.connected = "yes";
    rfb.focus();
  });
  rfb.addEventListener("disconnect", () => {
    rfb = null;
    delete document.body.dataset.connected;
    gone(end);
  });
  rfb.addEventListener("clipboard", (event) => { navigator.clipboard?.writeText(event.detail.text).catch(() => {}); });
}

function gone({ code, reason }) {
  if (code === TIME_IS_UP) {
    timer = setTimeout(connect, RESTING_MS);
  } else if (code === TOO_MANY) {
    say("This desktop is open in too many windows.", "Close one of them, then connect here.", { button: true });
  } else if (code === GOING_AWAY) {
    parting = "Your Blender is being put to rest; your work is saved.";
    later(parting);
  } else {
    later(reason ? `The connection is gone: ${reason}.` : "The connection to your Blender is gone.");
  }
}

function later(text) {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
  failures += 1;
  const at = Date.now() + pause;
  const tick = () => {
    const left = Math.max(0, Math.ceil((at - Date.now()) / 1000));
    say(text, left ? `Trying again in ${left} s` : "Trying again …", { button: true });
    if (Date.now() >= at) connect();
    else timer = setTimeout(tick, Math.min(250, at - Date.now()));
  };
  clearTimeout(timer);
  tick();
}

again.addEventListener("click", connect);
window.addEventListener("resize", fit);
window.addEventListener("online", () => { if (!rfb) connect(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden && !rfb) connect(); });
found("full").addEventListener("click", () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
});
found("paste").addEventListener("click", async () => {
  try {
    rfb?.clipboardPasteFrom(await navigator.clipboard.readText());
  } catch {
    const text = prompt("Text for Blender's clipboard:");
    if (text) rfb?.clipboardPasteFrom(text);
  }
  rfb?.focus();
});

connect();
