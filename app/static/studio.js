// The studio follows what is typed and chosen; without this file its forms and links do the same, one page at a time.
const PARTS = ["trouve", "etat", "apercu", "codes"];
const search = document.getElementById("chercher");
const settings = document.getElementById("regler");
let wanted = "";

// The address as it is, with what is in this form in place of what it said of it.
function addressOf(form) {
  const address = new URL(location.href);
  const fields = [...form.elements].filter(({ name, type }) => name && type !== "hidden");
  address.searchParams.delete("retiree");
  for (const { name } of fields) address.searchParams.delete(name);
  for (const { name, type, checked, value } of fields) if (type !== "radio" || checked) address.searchParams.append(name, value);
  address.hash = "";
  return address;
}

async function show(form, parts) {
  const address = addressOf(form);
  wanted = address.href;
  const answer = await fetch(address).catch(() => null);
  // Another letter was typed meanwhile, or the service is away: the button of the form is still there.
  if (!answer?.ok || address.href !== wanted) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (address.href !== wanted) return;
  for (const id of parts) document.getElementById(id)?.replaceWith(page.getElementById(id) ?? "");
  history.replaceState(null, "", address);
  document.title = page.title;
  document.dispatchEvent(new Event("extraits"));
}

let pause;
search?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => show(search, ["trouve"]), 150);
});
settings?.addEventListener("change", ({ target }) => {
  if (target.name === "region" && target.value) settings.elements.portee.value = "region";
  show(settings, PARTS);
});
