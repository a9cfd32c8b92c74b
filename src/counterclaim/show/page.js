// Adds to a page that is complete without it: pointing at words shows whose claim it is, a click opens it.
// No offset is computed here: the page's marks carry the claims' numbers (data-claims, shortest claim first).
"use strict";
(() => {
  document.documentElement.classList.add("script");
  const card = (number) => document.getElementById("claim-" + number);
  const marks = (number) => document.querySelectorAll('mark[data-claims~="' + number + '"]');
  const hint = document.createElement("div");
  hint.id = "hint";
  hint.hidden = true;
  hint.setAttribute("aria-hidden", "true"); // the cards say the same to a screen reader
  document.body.append(hint);

  let lit = [];
  const light = (numbers) => {
    for (const element of lit) element.classList.remove("lit");
    lit = numbers.flatMap((number) => [card(number), ...marks(number)]).filter(Boolean);
    for (const element of lit) element.classList.add("lit");
  };
  const numbersOf = (element) => (element ? element.dataset.claims.split(" ") : []);

  const tell = (numbers, box) => {
    hint.replaceChildren(...numbers.flatMap((number) => {
      const from = card(number);
      const head = from.querySelector("h3").cloneNode(true);
      const line = document.createElement("p");
      line.className = "line";
      line.textContent = from.querySelector(".line").textContent;
      const group = document.createElement("div");
      group.className = from.className.replace("claim", "").replace("lit", "");
      group.append(head, line);
      return [group];
    }));
    hint.hidden = false;
    const left = Math.min(box.left, innerWidth - hint.offsetWidth - 12);
    const under = box.bottom + 8;
    const fits = under + hint.offsetHeight < innerHeight;
    hint.style.left = Math.max(8, left) + "px";
    hint.style.top = (fits ? under : box.top - hint.offsetHeight - 8) + "px";
  };

  const open = (number, follow) => {
    const target = card(number);
    target.querySelector("details").open = true;
    if (follow) target.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark, .ref");
    const own = event.target.closest(".claim");
    light(mark ? numbersOf(mark) : own ? [own.id.slice(6)] : []);
    if (mark && matchMedia("(hover: hover)").matches) tell(numbersOf(mark), mark.getClientRects()[0]);
    else hint.hidden = true;
  });
  document.addEventListener("focusin", (event) => {
    const ref = event.target.closest(".ref");
    const own = event.target.closest(".claim");
    if (ref || own) light(ref ? numbersOf(ref) : [own.id.slice(6)]);
  });
  document.addEventListener("scroll", () => { hint.hidden = true; }, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hint.hidden = true; light([]); }
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || String(getSelection())) return;
    const number = numbersOf(mark)[0];
    location.hash = "claim-" + number;
    open(number, true);
  });
  const follow = () => {
    const found = /^#(claim|words)-(\d+)$/.exec(location.hash);
    if (!found || !card(found[2])) return;
    light([found[2]]);
    if (found[1] === "claim") open(found[2], false);
  };
  addEventListener("hashchange", follow);
  follow();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
})();
