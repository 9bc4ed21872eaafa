/**
 * <carte-insertion formation="0751234J-40025214"><a href="…">Après ce CAP : où en sont les jeunes ?</a></carte-insertion>
 *
 * Draws the server's card in a shadow root when the element comes near the screen. Until then, and whenever the card
 * cannot be had, what is inside the element stays visible. No cookie, no storage, no timer, no global.
 */
const { origin } = new URL(import.meta.url);
const OPTIONS = ["taille", "theme", "titre", "niveau", "adresse", "langue", "vide"];
// What the host's style hands down stops here, save what a card must follow: light or dark, shown or hidden.
const STYLE =
  ":host{display:block}:host([hidden]){display:none}" +
  "article{all:initial;direction:ltr;display:block;color-scheme:inherit;visibility:inherit}";

// What the service draws of a card without any figure that the host asked not to show.
const HIDDEN = /<article [^>]*hidden>/;

// One request a card, however many elements show it.
const requests = new Map();
let policy;

async function request(address) {
  // A simple request: no header, no credentials, and of the host page nothing but its origin.
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "strict-origin" });
  const text = await answer.text();
  if (!answer.ok) throw Object.assign(new Error(address), { status: answer.status, text });
  return text;
}

function ask(address) {
  if (!requests.has(address)) {
    requests.set(address, request(address));
    requests.get(address).catch(() => requests.delete(address));
  }
  return requests.get(address);
}

function parse(html) {
  policy ??= globalThis.trustedTypes?.createPolicy("carte-insertion", { createHTML: (text) => text });
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html").body.children;
}

class CarteInsertion extends HTMLElement {
  static observedAttributes = ["formation", "mode", ...OPTIONS];

  #observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#draw(), {
    rootMargin: "200px",
  });
  // A frame says how high its card is, once a change.
  #resize = ({ source, data }) => {
    if (this.#frame && source === this.#frame.contentWindow && data.type === "carte-insertion:hauteur") this.#frame.height = data.hauteur;
  };
  #asked;
  #drawn;
  #frame;
  #held;

  connectedCallback() {
    addEventListener("message", this.#resize);
    this.#wait();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#resize);
    this.#asked = null;
    this.#observer.disconnect();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    // The figures of one formation must not stay under the name of another, even for the time of a request; and what is
    // hidden would never come near the screen.
    if (this.#drawn && ["formation", "mode", "taille", "vide"].includes(name)) this.#clear();
    if (this.isConnected) this.#wait();
  }

  #wait() {
    this.#asked = null;
    this.#observer.disconnect();
    this.#observer.observe(this);
  }

  async #draw() {
    this.#observer.disconnect();
    const address = this.#address();
    // Nothing to ask yet, or the element was only moved.
    if (!address || address === this.#drawn) return;
    this.#asked = address;
    if (this.getAttribute("mode") === "iframe") return this.#enframe(address);
    try {
      const text = await ask(address);
      // Otherwise another card was asked for meanwhile, or the element is gone.
      if (address === this.#asked) this.#place(text, address);
    } catch (error) {
      if (address !== this.#asked) return;
      // An unknown key shows nothing where the host asked for that, and the link otherwise.
      if (HIDDEN.test(error.text)) this.#place(error.text, address);
      else this.#tell([400, 404].includes(error.status) ? "absente" : "erreur");
    }
  }

  #address() {
    const formation = this.getAttribute("formation");
    const options = new URLSearchParams(OPTIONS.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]));
    return formation && `${origin}/cartes/${encodeURIComponent(formation)}.html?${options}`.replace(/\?$/, "");
  }

  #place(text, address) {
    // A strict policy of the host refuses a <style>, even in a document that is only parsed: its text goes into a
    // constructed sheet, which needs no permission. What is not a card ends here.
    const [, style, html] = /<style>(.*?)<\/style>(.*)/s.exec(text);
    const content = parse(html);
    const sheet = new CSSStyleSheet();
    // The height that the fallback held is kept, so that nothing moves below.
    this.#held ??= this.offsetHeight;
    const hidden = HIDDEN.test(text);
    sheet.replaceSync(hidden ? ":host{display:none}" : `${STYLE}:host{min-height:${this.#held}px}${style}`);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(...content);
    this.#drawn = address;
    this.#tell(hidden ? "absente" : "affichee", root.firstElementChild.dataset.etat);
  }

  // For a host that allows frames of the service and no request to it: the page of the card, with the words of the link.
  #enframe(address) {
    this.#held ??= this.offsetHeight;
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: address.replace(".html", ""), title: this.textContent.trim(), width: "100%", height: this.#held || 432, frameBorder: 0 });
    frame.onload = () => this.#tell("affichee");
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(frame);
    this.#frame = frame;
    this.#drawn = address;
  }

  #clear() {
    this.#drawn = this.#frame = null;
    this.shadowRoot.adoptedStyleSheets = [];
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  #tell(what, etat) {
    const detail = { formation: this.getAttribute("formation"), etat };
    this.dispatchEvent(new CustomEvent(`carte-insertion:${what}`, { bubbles: true, composed: true, detail }));
  }
}

// The script may be pasted once a card on the same page, in several versions: the first one serves them all.
if (!customElements.get("carte-insertion")) customElements.define("carte-insertion", CarteInsertion);
