// In a frame, the main content is that of the page around: a landmark a card would be noise to who jumps between them.
const main = document.querySelector("main");
const form = document.querySelector("form");
if (parent !== window) {
  // Its answer would take the place of the page around.
  form?.remove();
  main.replaceWith(...main.childNodes);
} else if (form) {
  // The site that led here, if it is told: the server keeps its name and nothing after it.
  form.elements.origine.value = document.referrer;
}
// Tells the page around the frame how high the card is, once a change; without anybody listening, the frame scrolls.
new ResizeObserver(() => {
  parent.postMessage({ type: "carte-insertion:hauteur", hauteur: document.documentElement.offsetHeight }, "*");
}).observe(document.documentElement);
