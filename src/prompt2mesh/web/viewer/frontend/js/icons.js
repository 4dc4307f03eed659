// Line icons of the controls, drawn on a grid of 20 by 20.

const PATHS = {
  shaded:
    '<circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 1 0 14c3-3.4 3-10.6 0-14z" fill="currentColor" stroke="none" opacity=".55"/>',
  wireframe: '<circle cx="10" cy="10" r="7"/><path d="M3 10h14M10 3c4 4.2 4 9.8 0 14M10 3c-4 4.2-4 9.8 0 14M4.3 6h11.4M4.3 14h11.4"/>',
  "x-ray": '<circle cx="10" cy="10" r="7" stroke-dasharray="2.2 2"/><circle cx="10" cy="10" r="2.8"/>',
  clay: '<circle cx="10" cy="10" r="7" fill="currentColor" opacity=".3" stroke="none"/><circle cx="10" cy="10" r="7"/><path d="M6.5 9a4 4 0 0 1 3-3"/>',
  explode:
    '<rect x="7.5" y="7.5" width="5" height="5" rx="1"/><path d="M6 6 3 3m0 3V3h3M14 6l3-3m-3 0h3v3M6 14l-3 3m0-3v3h3M14 14l3 3m-3 0h3v-3"/>',
  turntable:
    '<path d="M13.4 15.7A7.6 3.6 0 1 0 5.6 15.4"/><path d="m5 12.3.8 3.2-3.2.6"/><path d="M10 2.8 13 4.5v3.3l-3 1.7-3-1.7V4.5z"/>',
  frame: '<path d="M3 7V4a1 1 0 0 1 1-1h3M13 3h3a1 1 0 0 1 1 1v3M17 13v3a1 1 0 0 1-1 1h-3M7 17H4a1 1 0 0 1-1-1v-3"/><circle cx="10" cy="10" r="2.2"/>',
  reset: '<path d="M4 10a6 6 0 1 0 2-4.5"/><path d="M3.6 3v3.4H7"/>',
  fullscreen: '<path d="M11.5 8.5 17 3m0 0h-4.5M17 3v4.5M8.5 11.5 3 17m0 0h4.5M3 17v-4.5"/>',
  ar: '<path d="m10 3 6 3.4v7.2L10 17l-6-3.4V6.4z"/><path d="m4.2 6.5 5.8 3.3 5.8-3.3M10 10v6.8"/>',
  help: '<circle cx="10" cy="10" r="7"/><path d="M8 8.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4"/><path d="M10 13.9v.1"/>',
  close: '<path d="m5 5 10 10M15 5 5 15"/>',
  warning: '<path d="M10 3.5 17.5 16h-15z"/><path d="M10 8.5v3.2M10 13.9v.1"/>',
  cube: '<path d="m10 3 6 3.4v7.2L10 17l-6-3.4V6.4z"/><path d="m4.2 6.5 5.8 3.3 5.8-3.3M10 10v6.8"/>',
};

/** The icon as an SVG element. */
export function icon(name) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
  return holder.content.firstElementChild;
}
