// The programs of the tools are the largest of the site, and nobody needs them to read their
// pages. So they are loaded when the reader first touches the page, or when the address or
// another page hands something over. What the reader does until then is kept, and done again when
// the program is there.

const SIGNS = ["pointerdown", "keydown", "focusin", "input", "change", "dragover", "paste"];

const isOfFiles = ({ dataTransfer }) => dataTransfer.types.includes("Files");

const isField = (target) => ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName);

/** Wait until the program is needed. Returns what to call when it is live. */
export async function touched() {
  const fields = new Map();
  let again;
  const keep = ({ target }) => fields.set(target, { value: target.value, checked: target.checked });
  const listeners = {
    input: keep,
    change: keep,
    click: ({ target }) => {
      const button = target.closest("button");
      if (button) again = () => button.click();
    },
    submit: (event) => {
      event.preventDefault();
      again = () => event.target.requestSubmit();
    },
    keydown: ({ target, key }) => {
      if (isField(target)) return;
      again = () => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    },
    paste: ({ target, clipboardData }) => {
      if (isField(target)) return;
      const data = new DataTransfer();
      data.setData("text/plain", clipboardData.getData("text/plain"));
      const options = { clipboardData: data, bubbles: true, cancelable: true };
      again = () => document.body.dispatchEvent(new ClipboardEvent("paste", options));
    },
    // Without this the browser would open the file that is dropped. A text is dropped on a field.
    dragover: (event) => {
      if (isOfFiles(event)) event.preventDefault();
    },
    drop: (event) => {
      if (!isOfFiles(event)) return;
      event.preventDefault();
      const field = document.querySelector("#message");
      const opener = document.querySelector("input[type=file]");
      const { files } = event.dataTransfer;
      if (field && files[0]) again = async () => fill(field, { value: await files[0].text() });
      else if (opener && files[0]) again = () => fill(opener, { files });
    },
  };
  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener, true);
  if (!isHandedOver()) {
    await new Promise((resolve) => {
      for (const sign of SIGNS) addEventListener(sign, resolve, { capture: true, once: true });
    });
  }
  return async () => {
    for (const [name, listener] of Object.entries(listeners)) {
      removeEventListener(name, listener, true);
    }
    for (const [field, state] of fields) fill(field, state);
    // The program draws what was typed before it hears of what was done with it.
    await new Promise((resolve) => setTimeout(resolve));
    await again?.();
  };
}

function fill(field, { value, checked, files }) {
  if (field.type === "checkbox") field.checked = checked;
  // A file that was chosen is still there, and no page may name one.
  else if (field.type === "file") field.files = files ?? field.files;
  else field.value = value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

function isHandedOver() {
  try {
    const message = sessionStorage.getItem("message");
    const history = localStorage.getItem("history");
    // Where profiles of one's own are listed, those that are kept are shown at once.
    const isProfile = (name) => name.startsWith("profile:");
    const kept = document.querySelector(".own") !== null && Object.keys(localStorage).some(isProfile);
    const asked = location.hash.length > 1 || location.search !== "";
    return message !== null || history !== null || kept || asked;
  } catch {
    return true;
  }
}
