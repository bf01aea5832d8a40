/** What is typed in the fields of a form, by name. */
export type Typed = Readonly<Record<string, string>>;

export interface HtmlForm {
  /** Where it is posted to; empty for the page itself. */
  action: string;
  /** By a server action: sent as multipart, to the page. */
  ofAction: boolean;
  fields: [name: string, value: string][];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  lt: "<",
  gt: ">",
  "#x27": "'",
  "#39": "'",
};

const decode = (text: string): string =>
  text.replace(/&([a-z0-9#]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function attributesOf(tag: string): Record<string, string> {
  const found = [...tag.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(
    found.map(([, name = "", value = ""]) => [name.toLowerCase(), decode(value)]),
  );
}

/** One field as a browser would send it; nothing for what it would leave out. */
function fieldOf(tag: string, content: string, typed: Typed, sent: ReadonlySet<string>) {
  const kind = /^<(\w+)/.exec(tag)?.[1];
  const { name, value = "", type = "text", checked, ...rest } = attributesOf(tag);
  if (!name || rest.disabled !== undefined) return undefined;
  const given = typed[name];
  if (kind === "textarea") return [name, given ?? decode(content)] as const;
  if (kind === "select") {
    const [option] = [/<option[^>]*selected[^>]*>/, /<option[^>]*value="[^"]+"[^>]*>/].flatMap(
      (pattern) => pattern.exec(content) ?? [],
    );
    return [name, given ?? attributesOf(option ?? "").value ?? ""] as const;
  }
  if (kind === "button") return sent.has(name) ? undefined : ([name, value] as const);
  if (type === "hidden") return [name, value] as const;
  if (type === "checkbox" || type === "radio") {
    const chosen = given === undefined ? checked !== undefined : given === value;
    return chosen ? ([name, value] as const) : undefined;
  }
  return [name, given ?? value] as const;
}

const FIELD =
  /<input[^>]*>|<button[^>]*>|<(textarea)[^>]*>([\s\S]*?)<\/textarea>|<(select)[^>]*>([\s\S]*?)<\/select>/g;

/** Forms that the content of a page posts, filled as `typed` says; those of its frame are left out. */
export function formsOf(html: string, typed: Typed): HtmlForm[] {
  const main = /<main[\s>][\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  const forms = [...main.matchAll(/(<form[^>]*>)([\s\S]*?)<\/form>/g)];
  return forms.flatMap(([, tag = "", inside = ""]) => {
    const { action = "", method = "get" } = attributesOf(tag);
    if (method.toLowerCase() !== "post") return [];
    const sent = new Set<string>();
    const fields = [...inside.matchAll(FIELD)].flatMap(([whole, , text = "", , options = ""]) => {
      const opening = /^<[^>]*>/.exec(whole)?.[0] ?? "";
      const field = fieldOf(opening, text || options, typed, sent);
      if (!field) return [];
      sent.add(field[0]);
      return [[field[0], field[1]] as [string, string]];
    });
    const ofAction = fields.some(([name]) => name.startsWith("$ACTION"));
    return [{ action, ofAction, fields }];
  });
}

const BOUNDARY = "----form-of-a-test";

/** Body and type of a form, as a browser without script would post it. */
export function encodeForm({ ofAction, fields }: HtmlForm): { type: string; body: string } {
  if (!ofAction) {
    return {
      type: "application/x-www-form-urlencoded",
      body: new URLSearchParams(fields).toString(),
    };
  }
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: `${parts.join("")}--${BOUNDARY}--\r\n`,
  };
}
