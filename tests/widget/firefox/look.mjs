/** Opens in Firefox each address read from the standard input, a JSON list, and prints what is there, a JSON line a page. */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

// As a reader would, to the end: each card or picture is drawn when it comes near the screen.
async function read() {
  const cards = [...document.querySelectorAll("carte-insertion")];
  for (const drawn of [...cards, ...document.images]) {
    drawn.scrollIntoView();
    for (let waited = 0; !drawn.shadowRoot && !drawn.naturalWidth && waited < 40; waited++) await new Promise((done) => setTimeout(done, 50));
  }
  await new Promise((done) => setTimeout(done, 200));
  return {
    cartes: cards.map((card) => {
      const article = card.shadowRoot?.querySelector("article");
      const attributs = Object.fromEntries([...card.attributes].map(({ name, value }) => [name, value]));
      return { attributs, texte: article?.textContent ?? null, hauteur: article?.getBoundingClientRect().height ?? 0 };
    }),
    liens: [...document.querySelectorAll("carte-insertion a")].filter((lien) => lien.checkVisibility()).map((lien) => lien.href),
    images: [...document.images].map((image) => image.naturalWidth),
    deborde: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    garde: [document.cookie, localStorage.length, sessionStorage.length],
    refuse: globalThis.refused,
  };
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.argv[2], headless: true });
for (const address of JSON.parse(readFileSync(0, "utf8"))) {
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 700 });
  const errors = [], asked = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    globalThis.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
  });
  await page.goto(address);
  console.log(JSON.stringify({ ...(await page.evaluate(read)), errors, asked }));
  await page.close();
}
await browser.close();
