// The stream of an agent's steps as a Streamlit component: it keeps what is drawn and adds what is new, so that an open
// picture, an unfolded text and the place of the keyboard outlast every run of the page's script.
// Everything that comes from a language model is written as text, never as markup.

const ICONS = {
  refine: '<path d="M4 20h4L19 9l-4-4L4 16z"/>',
  analyse: '<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 12h8"/>',
  plan: '<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01"/>',
  execute: '<path d="M12 3 20 7.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"/>',
  look: '<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.8"/>',
  assess: '<path d="M12 4v16M7 20h10M5 7h14M5 7l-3 7a3.2 3.2 0 0 0 6 0zM19 7l-3 7a3.2 3.2 0 0 0 6 0z"/>',
  improve: '<path d="m5 19 9-9M14.5 5.5l.9-2.5.9 2.5 2.5.9-2.5.9-.9 2.5-.9-2.5-2.5-.9zM19 14l.6 1.6L21 16l-1.4.6L19 18l-.6-1.4L17 16l1.4-.4z"/>',
  evaluate: '<path d="m3 17 6-6 4 4 8-8M15 7h6v6"/>',
  complete: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  wait: '<path d="M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4"/>',
  other: '<circle cx="12" cy="12" r="3"/>',
  before: '<path d="m14 6-6 6 6 6"/>',
  after: '<path d="m10 6 6 6-6 6"/>',
  close: '<path d="M6 6l12 12M18 6 6 18"/>',
};
const LONG_TEXT = 260;
const drawn = new WeakMap();

export default function show({ data, parentElement }) {
  let view = drawn.get(parentElement);
  if (!view) {
    view = build(parentElement);
    drawn.set(parentElement, view);
  }
  update(view, data);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = ICONS[name] ?? ICONS.other;
  return svg;
}

function build(parent) {
  const root = element("section", "stream");
  const meters = element("dl", "meters");
  const fold = element("button", "fold");
  fold.type = "button";
  const steps = element("ol", "steps");
  const now = element("li", "step now");
  const view = { root, meters, fold, steps, now, rows: new Map(), pictures: [], unfolded: false, told: false, data: null };
  view.large = lightbox(view);
  fold.addEventListener("click", () => {
    view.unfolded = !view.unfolded;
    foldOlder(view);
  });
  root.append(meters, fold, steps, view.large.dialog);
  parent.append(root);
  return view;
}

function update(view, data) {
  view.data = data;
  view.root.classList.toggle("compact", Boolean(data.compact));
  view.root.setAttribute("aria-label", data.label);
  view.steps.setAttribute("aria-label", "Steps");
  if (data.live) {
    // Readers of the screen hear each new step; of a run that has ended they read what they like.
    view.steps.setAttribute("role", "log");
    view.steps.setAttribute("aria-live", "polite");
  } else {
    view.steps.removeAttribute("role");
    view.steps.removeAttribute("aria-live");
  }
  drawMeters(view, data);
  drawSteps(view, data);
  foldOlder(view);
  drawNow(view, data);
}

function drawMeters(view, data) {
  const text = JSON.stringify([data.meters, data.scores]);
  if (text === view.metersText) return;
  view.metersText = text;
  view.meters.hidden = !data.meters.length;
  view.meters.replaceChildren(
    ...data.meters.map((meter) => {
      const row = element("div");
      const value = element("dd", "", meter.text);
      if (meter.of) value.append(element("small", "", meter.of));
      if (meter.name === "Score" && data.scores.length > 1) value.append(sparkline(data.scores));
      row.append(element("dt", "", meter.name), value);
      if (meter.share !== null && meter.share !== undefined) {
        const bar = element("div", meter.share > 0.85 ? "bar near" : "bar");
        const filled = element("i");
        filled.style.width = `${Math.min(100, Math.max(1.5, meter.share * 100))}%`;
        bar.append(filled);
        row.append(bar);
      }
      return row;
    }),
  );
}

function sparkline(scores) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "spark");
  svg.setAttribute("viewBox", "0 0 64 18");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `Scores so far: ${scores.join(", ")}`);
  const points = scores.map((score, index) => [
    2 + (60 * index) / (scores.length - 1),
    16 - 14 * (Math.min(10, Math.max(0, score)) / 10),
  ]);
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(""));
  const end = document.createElementNS(svg.namespaceURI, "circle");
  const [x, y] = points[points.length - 1];
  end.setAttribute("cx", x);
  end.setAttribute("cy", y);
  end.setAttribute("r", "2.6");
  svg.append(path, end);
  return svg;
}

function drawSteps(view, data) {
  const known = new Set(data.steps.map((step) => step.number));
  for (const [number, row] of view.rows) {
    if (!known.has(number)) {
      row.element.remove();
      view.rows.delete(number);
    }
  }
  view.pictures = data.steps.flatMap((step) => step.pictures.map((picture) => ({ ...picture, step })));
  for (const step of data.steps) {
    const text = JSON.stringify(step);
    const row = view.rows.get(step.number);
    if (row?.text === text) continue;
    const made = stepRow(view, step);
    if (row) row.element.replaceWith(made);
    else {
      made.classList.toggle("new", view.told && data.live);
      view.steps.append(made);
    }
    view.rows.set(step.number, { text, element: made });
  }
  view.told = true;
}

function stepRow(view, step) {
  const row = element("li", `step ${/^[a-z]+$/.test(step.stage) ? step.stage : "other"}`);
  const mark = element("span", "mark");
  mark.append(icon(step.stage));
  const body = element("div", "body");
  const head = element("div", "head");
  head.append(element("span", "title", step.title));
  if (step.score !== null) head.append(scorePill(step));
  body.append(head);
  const facts = element("div", "facts", [step.stage_name, ...step.facts].join(" · "));
  body.append(facts);
  if (step.reasons) body.append(...reasons(step.reasons));
  if (step.pictures.length) {
    const pictures = element("div", "pictures");
    step.pictures.forEach((picture) => pictures.append(thumbnail(view, picture)));
    body.append(pictures);
  }
  row.append(mark, body);
  return row;
}

function scorePill(step) {
  const tone = step.score >= 7.5 ? "good" : step.score >= 5 ? "fair" : "poor";
  const pill = element("span", `score ${tone}`, `${step.score} of 10`);
  if (step.change) pill.append(element("small", "", ` ${step.change}`));
  return pill;
}

function reasons(text) {
  const paragraph = element("p", "reasons", text);
  if (text.length <= LONG_TEXT) return [paragraph];
  paragraph.classList.add("long");
  const more = element("button", "more", "Read all of it");
  more.type = "button";
  more.setAttribute("aria-expanded", "false");
  more.addEventListener("click", () => {
    const short = paragraph.classList.toggle("long");
    more.textContent = short ? "Read all of it" : "Less";
    more.setAttribute("aria-expanded", String(!short));
  });
  return [paragraph, more];
}

function thumbnail(view, picture) {
  const button = element("button", "picture");
  button.type = "button";
  button.setAttribute("aria-label", `Open large: ${picture.alt}`);
  const image = element("img");
  image.alt = "";
  image.loading = "lazy";
  image.src = safeAddress(picture.url);
  image.addEventListener("error", () => image.replaceWith(element("span", "gone", "not there any more")), { once: true });
  button.append(image);
  button.addEventListener("click", () => view.large.open(view.pictures.findIndex((one) => one.url === picture.url)));
  return button;
}

// Nothing but a picture from the web may be asked for, whatever a service says.
function safeAddress(url) {
  return /^(https?:|blob:|data:image\/)/i.test(url) ? url : "";
}

function foldOlder(view) {
  const { steps, fold } = view.data;
  const older = fold ? Math.max(0, steps.length - fold) : 0;
  const folded = older > 1;
  view.fold.hidden = !folded;
  view.fold.textContent = view.unfolded ? `Fold the first ${older} steps` : `Show the first ${older} steps`;
  view.fold.setAttribute("aria-expanded", String(view.unfolded));
  steps.forEach((step, index) => {
    view.rows.get(step.number).element.hidden = folded && !view.unfolded && index < older;
  });
}

function drawNow(view, data) {
  if (!data.now) {
    view.now.remove();
    return;
  }
  if (view.nowText !== data.now) {
    view.nowText = data.now;
    const mark = element("span", "mark");
    const dots = element("span", "dots");
    dots.append(element("i"), element("i"), element("i"));
    mark.append(dots);
    const body = element("div", "body");
    body.append(element("span", "title", data.now));
    view.now.replaceChildren(mark, body);
    view.now.setAttribute("aria-hidden", "true");
  }
  if (view.steps.lastElementChild !== view.now) view.steps.append(view.now);
}

function lightbox(view) {
  const dialog = element("dialog", "large");
  dialog.setAttribute("aria-label", "Picture");
  const figure = element("figure");
  const image = element("img");
  const caption = element("figcaption");
  const words = element("span");
  words.setAttribute("aria-live", "polite");
  const buttons = { before: "Picture before", after: "Next picture", close: "Close" };
  let at = 0;
  function turn(by) {
    const { pictures } = view;
    if (!pictures.length) return;
    at = (at + by + pictures.length) % pictures.length;
    const { url, alt, step } = pictures[at];
    image.src = safeAddress(url);
    image.alt = alt;
    words.textContent = `${step.number}. ${step.title} (${at + 1} of ${pictures.length})`;
  }
  const acts = { before: () => turn(-1), after: () => turn(1), close: () => dialog.close() };
  caption.append(words);
  for (const [name, label] of Object.entries(buttons)) {
    const button = element("button");
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.append(icon(name));
    button.addEventListener("click", acts[name]);
    caption.append(button);
  }
  figure.append(image, caption);
  dialog.append(figure);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") turn(-1);
    else if (event.key === "ArrowRight") turn(1);
    // The shortcuts of the page mean the page behind.
    event.stopPropagation();
  });
  return {
    dialog,
    open(index) {
      at = Math.max(0, index);
      turn(0);
      dialog.showModal();
      caption.lastElementChild.focus();
    },
  };
}
