// A button over each snippet; without this file the snippets are there all the same, and nothing promises a button.
function offer(snippet) {
  snippet.dataset.copie = "";
  const bar = document.createElement("p");
  const button = document.createElement("button");
  const told = document.createElement("span");
  bar.className = "copie";
  button.type = "button";
  button.textContent = "Copier";
  button.setAttribute("aria-label", `Copier ${snippet.dataset.nom}`);
  told.setAttribute("role", "status");
  bar.append(button, " ", told);
  snippet.before(bar);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(snippet.textContent);
      told.textContent = "Copié.";
    } catch {
      // Refused, or a page without https: the reader copies what is selected.
      getSelection().selectAllChildren(snippet);
      told.textContent = "Le code est sélectionné\u00a0: copiez-le avec le clavier.";
    }
  });
}

function offerAll() {
  document.querySelectorAll("pre[data-nom]:not([data-copie])").forEach(offer);
}

offerAll();
// The studio says so when it has put other snippets in the page.
document.addEventListener("extraits", offerAll);
