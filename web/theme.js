// Runs before the first paint: takes the chosen colours, and shows what only works with scripts.
// It stands behind the style sheet in index.html: where a page has its policy in itself, Chromium asks
// for nothing ahead of its parser, and a script that comes first holds up the style sheet as well.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Where nothing may be stored, the system decides.
}
if (location.protocol === "file:") {
  // From a disk a browser runs no program and shows the files of a folder instead of its page: what
  // needs the program stays hidden, and links name the page itself.
  addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a[href]")) {
      const url = new URL(link.href);
      if (url.protocol === "file:" && url.pathname.endsWith("/")) {
        url.pathname += "index.html";
        link.href = url.href;
      }
    }
  });
} else {
  document.documentElement.classList.add("js");
}
