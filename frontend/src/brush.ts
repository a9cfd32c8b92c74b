// Drawing over the columns of time chooses a span: the filter's two days are set and the page asks anew.

export function brush(root: HTMLElement): void {
  const frame = root.querySelector<HTMLElement>("#brush");
  const stack = frame?.querySelector<SVGSVGElement>("svg.stack");
  const form = document.querySelector<HTMLFormElement>("form.filter");
  if (!frame || !stack || !form || frame.classList.contains("script")) return;
  frame.classList.add("script");
  const columns = [...stack.querySelectorAll<SVGSVGElement>("svg[data-start]")];
  const shade = document.createElement("div");
  shade.className = "brush";
  shade.hidden = true;
  frame.append(shade);
  let from = 0;
  const share = (event: PointerEvent) => {
    const box = stack.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const show = (to: number) => {
    shade.hidden = false;
    shade.style.left = `${100 * Math.min(from, to)}%`;
    shade.style.width = `${100 * Math.abs(to - from)}%`;
  };
  stack.addEventListener("pointerdown", (event) => {
    from = share(event);
    stack.setPointerCapture(event.pointerId);
    show(from);
  });
  stack.addEventListener("pointermove", (event) => {
    if (stack.hasPointerCapture(event.pointerId)) show(share(event));
  });
  stack.addEventListener("pointerup", (event) => {
    if (!stack.hasPointerCapture(event.pointerId)) return;
    stack.releasePointerCapture(event.pointerId);
    const [low, high] = [Math.min(from, share(event)) * 100, Math.max(from, share(event)) * 100];
    const inside = columns.filter((one) => {
      const left = parseFloat(one.getAttribute("x") ?? "0");
      return left + parseFloat(one.getAttribute("width") ?? "0") >= low && left <= high;
    });
    const [first, last] = [inside[0], inside.at(-1)];
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
    field("said_from").value = first?.dataset.start ?? "";
    field("said_to").value = last?.dataset.start ?? "";
    form.requestSubmit();
  });
}
