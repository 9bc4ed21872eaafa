/**
 * <carte-insertion formation="0751234J-40025214"><a href="…">Après ce CAP : où en sont les jeunes ?</a></carte-insertion>
 *
 * Draws the server's card in a shadow root when the element comes near the screen. Until then, and whenever the card
 * cannot be had, what is inside the element stays visible. No cookie, no storage, no timer, no global.
 */
const { origin } = new URL(import.meta.url);
const OPTIONS = ["theme", "titre", "niveau"];

// One request a card, however many elements show it.
const requests = new Map();

function ask(address) {
  if (!requests.has(address)) {
    // A simple request: no header, no credentials, and of the host page nothing but its origin.
    const request = fetch(address, { credentials: "omit", referrerPolicy: "strict-origin" });
    requests.set(address, request.then(async (answer) => ({ ok: answer.ok, status: answer.status, text: await answer.text() })));
    requests.get(address).catch(() => requests.delete(address));
  }
  return requests.get(address);
}

class CarteInsertion extends HTMLElement {
  static observedAttributes = ["formation", ...OPTIONS];

  #observer = null;
  #address = null;

  connectedCallback() {
    this.#wait();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#address = null;
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after && this.isConnected) this.#wait();
  }

  #wait() {
    this.#observer?.disconnect();
    this.#observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#draw(), {
      rootMargin: "200px",
    });
    this.#observer.observe(this);
  }

  async #draw() {
    this.#observer.disconnect();
    const options = new URLSearchParams();
    for (const name of OPTIONS) if (this.hasAttribute(name)) options.set(name, this.getAttribute(name));
    const address = `${origin}/cartes/${encodeURIComponent(this.getAttribute("formation") ?? "")}.html?${options}`.replace(/\?$/, "");
    this.#address = address;
    const answer = await ask(address).catch(() => null);
    // Another card was asked for meanwhile, or the element is gone.
    if (address !== this.#address) return;
    if (!answer?.ok) return this.#tell(answer && answer.status < 500 ? "absente" : "erreur");
    this.#place(answer.text);
  }

  #place(text) {
    const card = new DOMParser().parseFromString(policy?.createHTML(text) ?? text, "text/html");
    const sheet = new CSSStyleSheet();
    // A constructed sheet: a strict policy of the host refuses a <style>, and this needs no permission. The height that
    // the fallback held is kept, so that nothing moves below.
    sheet.replaceSync(`:host{display:block;min-height:${this.offsetHeight}px}${card.querySelector("style").textContent}`);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(...card.body.children);
    this.#tell("affichee", root.firstElementChild.dataset.etat);
  }

  #tell(what, etat) {
    const detail = { formation: this.getAttribute("formation"), etat };
    this.dispatchEvent(new CustomEvent(`carte-insertion:${what}`, { bubbles: true, composed: true, detail }));
  }
}

let policy;
// The script may be pasted once a card on the same page, in several versions: the first one serves them all.
if (!customElements.get("carte-insertion")) {
  policy = globalThis.trustedTypes?.createPolicy("carte-insertion", { createHTML: (html) => html });
  customElements.define("carte-insertion", CarteInsertion);
}
