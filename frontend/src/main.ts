// On every page: partial updates (htmx), the marks of a report, choosing words, the keys of review.
// The pages are whole without it.
import htmx from "htmx.org";
import { intake } from "./intake";
import { keys } from "./keys";
import { reader } from "./reader";
import { review } from "./review";

// The pages' policy allows no inline style, no eval; nothing is asked of another origin.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  scrollIntoViewOnBoost: false,
});
document.documentElement.classList.add("script");
// On a phone the pages' names run past the edge: the one that is open is brought into view. Not by scrollIntoView, after
// which the first tab would begin there instead of at the link that skips to the content.
const open = document.querySelector<HTMLElement>("nav [aria-current]");
const names = open?.closest("ul");
if (open && names) names.scrollLeft += open.getBoundingClientRect().left - names.getBoundingClientRect().left - names.clientWidth / 3;
keys();
htmx.onLoad((element) => {
  intake(element as HTMLElement);
  reader(element as HTMLElement);
  review(element as HTMLElement);
});

// The last view of a filter form may answer with an error page: show it whole.
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = (event as CustomEvent).detail;
  if (detail.xhr.status >= 400) location.assign(detail.pathInfo.finalRequestPath ?? detail.pathInfo.requestPath);
});
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) details.open = true;
});
