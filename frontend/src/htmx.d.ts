declare module "htmx.org" {
  const htmx: { config: Record<string, unknown>; onLoad(callback: (element: Element) => void): void; trigger(element: Element, event: string): void; process(element: Element): void };
  export default htmx;
}
