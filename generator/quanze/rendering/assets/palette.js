/* Light or dark, as chosen last time, before anything is painted. */
"use strict";
(() => {
  const palette = __md_get("__palette");
  if (!palette || !palette.color) return;
  if (palette.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const option = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${light ? "light" : "dark"})"]`);
    if (option) {
      for (const name of ["media", "scheme", "primary", "accent"]) {
        palette.color[name] = option.getAttribute(`data-md-color-${name}`);
      }
    }
  }
  for (const [name, value] of Object.entries(palette.color)) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
