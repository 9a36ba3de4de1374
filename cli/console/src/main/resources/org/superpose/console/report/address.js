"use strict";
/*
 * What the reader chose, in the fragment of the page's address: #cell=NAME&columns=a,b&sort=-neurons. A copied address
 * shows the same again. Nothing is stored elsewhere.
 */
const address = (() => {
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // written by hand
    }
  };

  /** Returns the settings of the fragment by name. */
  function get() {
    const pairs = location.hash.slice(1).split("&").filter(Boolean).map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [decode(part), ""] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });
    return Object.fromEntries(pairs);
  }

  /** A comma and a slash may stand in a fragment as they are. */
  const encode = (text) => encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%2F", "/");

  const fragment = (settings) =>
    Object.entries(settings).filter(([, value]) => value).map(([name, value]) => `${name}=${encode(value)}`).join("&");

  /** Changes some settings; an empty value takes one out. */
  function set(changes) {
    const text = fragment({ ...get(), ...changes });
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  }

  const ofCell = (name) => `#${fragment({ cell: name })}`;

  return { get, set, ofCell };
})();
