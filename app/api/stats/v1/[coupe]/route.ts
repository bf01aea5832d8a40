import { stringify } from "csv-stringify/sync";
import { waitFor } from "@/lib/http/address-throttle";
import { openAnswer, openOptions, openRefusal } from "@/lib/http/open-data";
import { contextOf } from "@/lib/http/request-context";
import { CUTS, isCutName } from "@/lib/statistiques/cut-names";
import { CUT_TABLES, type Cut } from "@/lib/statistiques/cuts";
import { DICTIONARY, INDICATORS } from "@/lib/statistiques/indicators";

const NAME = /^([a-z-]+)\.(csv|json)$/;
const MAX_AGE = 60;

const UNKNOWN = `Cette coupe n’existe pas. Coupes publiées, en .csv ou en .json : ${Object.keys(CUTS).join(", ")}.`;

function jsonOf(cut: Cut): string {
  const definitions = INDICATORS.map((name) => [name, DICTIONARY[name].definition]);
  return JSON.stringify({
    version: 1,
    instantane: cut.snapshot,
    calcule_le: cut.computedAt.toISOString(),
    licence: "etalab-2.0",
    definitions: Object.fromEntries(definitions) as Record<string, string>,
    donnees: cut.rows,
  });
}

const csvOf = (cut: Cut, columns: readonly string[]): string =>
  stringify([...cut.rows], {
    header: true,
    columns: [...columns],
    record_delimiter: "windows",
    cast: { boolean: String },
  });

/** Open data (STAT-25): one address for each published cut, CSV or JSON. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ coupe: string }> },
): Promise<Response> {
  const ctx = contextOf(request);
  const [, name = "", format] = NAME.exec((await params).coupe) ?? [];
  if (!isCutName(name)) return openRefusal(404, UNKNOWN);
  if (new URL(request.url).search !== "") {
    return openRefusal(400, "Cette adresse n’accepte aucun paramètre.");
  }
  const wait = await waitFor(ctx, "open-data");
  if (wait !== undefined) {
    const headers = { "retry-after": String(wait) };
    return openRefusal(429, "Trop de demandes : réessayez dans quelques secondes.", headers);
  }
  const table = CUT_TABLES[name];
  const cut = await table.read(ctx);
  if (!cut) return openRefusal(503, "Les chiffres sont en cours de calcul.");
  const etag = `"${cut.snapshot}-${format ?? ""}-${String(cut.computedAt.getTime())}"`;
  if (format === "csv") {
    const body = csvOf(cut, table.columns);
    return openAnswer(request, { type: "text/csv", body, etag, maxAge: MAX_AGE });
  }
  return openAnswer(request, {
    type: "application/json",
    body: jsonOf(cut),
    etag,
    maxAge: MAX_AGE,
  });
}

export const OPTIONS = openOptions;
