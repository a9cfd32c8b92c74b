// What the scripts say, in the language of the page: English messages with %(parts)s; the page brings their translations
// (a meta element, web/look/script_words.py), none where it is in English itself.

const translated = JSON.parse(document.querySelector<HTMLMetaElement>("meta[name=words]")?.content ?? "{}") as Record<string, string>;

export const say = (message: string, parts: Record<string, string | number> = {}): string =>
  (translated[message] ?? message).replace(/%\((\w+)\)s/g, (_, name: string) => String(parts[name] ?? ""));

export const count = (value: number): string => value.toLocaleString(document.documentElement.lang || "en", { numberingSystem: "latn" });
