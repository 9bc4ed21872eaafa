// Tells the page around the frame how high the card is, once a change; without anybody listening, the frame scrolls.
new ResizeObserver(() => {
  parent.postMessage({ type: "carte-insertion:hauteur", hauteur: document.documentElement.offsetHeight }, "*");
}).observe(document.documentElement);
