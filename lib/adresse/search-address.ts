import { z } from "zod";
import { callRegister } from "@/lib/sirene/call-register";
import type { RegisterCtx } from "@/lib/sirene/register";
import { ADDRESS_FIXTURES } from "./fixtures";
import { MOST_SUGGESTIONS, type Suggestion } from "./suggestion";

const answerSchema = z.looseObject({
  features: z.array(
    z.looseObject({
      properties: z.looseObject({
        label: z.string(),
        name: z.string(),
        postcode: z.string(),
        citycode: z.string(),
        city: z.string(),
        context: z.string(),
      }),
    }),
  ),
});

type Search = (ctx: RegisterCtx, query: string) => Promise<Suggestion[] | null>;

const live: Search = async (ctx, query) => {
  const base = ctx.settings.ADRESSE_BASE_URL.replace(/\/$/, "");
  const parameters = new URLSearchParams({
    q: query,
    limit: String(MOST_SUGGESTIONS),
    autocomplete: "1",
    index: "address",
  });
  const answer = await callRegister(ctx, "adresse", `${base}/search?${parameters.toString()}`);
  const parsed = answer?.status === 200 ? answerSchema.safeParse(answer.body) : undefined;
  if (!parsed?.success) return null;
  return parsed.data.features.map(({ properties }) => ({
    label: properties.label,
    address: properties.name,
    zipcode: properties.postcode,
    city: properties.city,
    cityInseeCode: properties.citycode,
    departmentCode: properties.context.split(",")[0]?.trim() ?? "",
  }));
};

const words = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const fixture: Search = (_ctx, query) => {
  const wanted = words(query);
  const found = ADDRESS_FIXTURES.filter(({ label }) => {
    const known = words(label);
    return wanted.every((word) => known.some((one) => one.startsWith(word)));
  });
  return Promise.resolve(found.slice(0, MOST_SUGGESTIONS));
};

const off: Search = () => Promise.resolve(null);

/**
 * Addresses that look like what is typed (habilitation §4.3).
 * @returns null when the register does not answer: the fields are then filled by hand
 */
export const searchAddress: Search = (ctx, query) =>
  ({ live, fixture, off })[ctx.settings.ADRESSE_MODE](ctx, query);
