// Which tab is open, as a Streamlit component. It watches the tabs of st.tabs and tells the script. The script follows and
// never opens one, as its word may be older than what the person has chosen since.

const watched = new WeakMap();

export default function watch(component) {
  const { parentElement } = component;
  let entry = watched.get(parentElement);
  if (!entry) {
    entry = start(component);
    watched.set(parentElement, entry);
  }
  entry.component = component;
  entry.tell();
  return () => leave(entry, parentElement);
}

function start(component) {
  const entry = { component, told: component.data.open };
  let wanted = null;
  let left = null;
  const tabs = () => [...document.querySelectorAll(`.st-key-${entry.component.data.tabs} [role="tab"]`)];
  entry.tell = () => {
    const name = tabs().find((tab) => tab.getAttribute("aria-selected") === "true")?.textContent.trim();
    if (!name || name === entry.told) return;
    entry.told = name;
    wanted = null;
    entry.component.setStateValue("open", name);
  };
  // A run that has sent the tabs in part disables the others for a moment: they cannot be opened and lose the focus.
  const enabled = (tab) => tab?.hasAttribute("tabindex");
  const openWanted = () => {
    if (!enabled(wanted)) return;
    const tab = wanted;
    wanted = null;
    tab.click();
  };
  const giveFocusBack = () => {
    if (!enabled(left)) return;
    if (document.activeElement === document.body) left.focus({ preventScroll: true });
    left = null;
  };
  const events = {
    "part-selected": () => {
      entry.tell();
      wanted = tabs().find((tab) => tab.textContent.trim() === entry.component.data.part_tab);
      openWanted();
    },
    focusout: ({ target }) => {
      if (!enabled(target) && tabs().includes(target)) left = target;
    },
  };
  const observer = new MutationObserver(() => {
    entry.tell();
    openWanted();
    giveFocusBack();
  });
  observer.observe(document.body, { subtree: true, attributeFilter: ["aria-selected", "tabindex"] });
  for (const [name, listener] of Object.entries(events)) document.addEventListener(name, listener);
  entry.end = () => {
    observer.disconnect();
    for (const [name, listener] of Object.entries(events)) document.removeEventListener(name, listener);
  };
  return entry;
}

// Streamlit also calls this when a run overtakes another.
function leave(entry, parent) {
  setTimeout(() => {
    if ((parent.host ?? parent).isConnected) return;
    watched.delete(parent);
    entry.end();
  });
}
