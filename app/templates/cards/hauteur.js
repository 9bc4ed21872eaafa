// In a frame, the main content is that of the page around: a landmark a card would be noise to who jumps between them.
const main = document.querySelector("main");
if (parent !== window) main.replaceWith(...main.childNodes);
// Tells the page around the frame how high the card is, once a change; without anybody listening, the frame scrolls.
new ResizeObserver(() => {
  parent.postMessage({ type: "carte-insertion:hauteur", hauteur: document.documentElement.offsetHeight }, "*");
}).observe(document.documentElement);
