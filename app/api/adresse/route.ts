import { LONGEST_QUERY, SHORTEST_QUERY } from "@/lib/adresse/suggestion";
import { searchAddress } from "@/lib/adresse/search-address";
import { countSearch } from "@/lib/adresse/count-search";
import { DomainError } from "@/lib/errors/domain-error";
import { contextOf } from "@/lib/http/request-context";
import { privateJson } from "@/lib/http/responses";

/** Addresses that look like what is typed, for the form of a structure (habilitation §4.3). */
export async function GET(request: Request): Promise<Response> {
  const ctx = contextOf(request);
  const query = (new URL(request.url).searchParams.get("q") ?? "").trim();
  if (query.length < SHORTEST_QUERY || query.length > LONGEST_QUERY) {
    return privateJson({ suggestions: [] }, 400);
  }
  try {
    await countSearch(ctx);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return privateJson({ suggestions: [] }, 429, { "retry-after": "1" });
  }
  const suggestions = await searchAddress(ctx, query);
  return suggestions === null
    ? privateJson({ suggestions: [] }, 503)
    : privateJson({ suggestions });
}
