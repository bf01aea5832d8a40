import type { AidantActor } from "@/lib/auth/actor";
import { readAuthorizeRequest } from "@/lib/franceconnect/fi/authorize-request";
import { chooseUsager } from "@/lib/franceconnect/fi/choose-usager";
import { exchangeCode } from "@/lib/franceconnect/fi/exchange-code";
import { issueCode } from "@/lib/franceconnect/fi/issue-code";
import { openConnection } from "@/lib/franceconnect/fi/open-connection";
import type { Ctx } from "@/lib/context.types";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Usager } from "@/lib/generated/prisma/client";
import { givenMandat, givenUsager } from "./mandats";
import { givenOrganisation, givenSession, givenUser } from "./people";

export const CALLBACK = "http://fc.localhost:3001/api/v2/oidc-callback";

let sequence = 0;
const hex64 = () => (sequence += 1).toString(16).padStart(64, "a");

/** `claims` as FranceConnect writes it for a site with these perimeters. */
export const repClaims = (values: readonly string[]): string =>
  JSON.stringify({ id_token: { rep_scope: { essential: true, values } } });

/** FranceConnect's nine parameters, some changed, or left out with null. */
export function fcParameters(
  changes: Readonly<Record<string, string | null>> = {},
): Record<string, string> {
  const nominal: Record<string, string> = {
    client_id: "fc-at-ac",
    scope: "openid profile email birth",
    response_type: "code",
    redirect_uri: CALLBACK,
    acr_values: "eidas1",
    nonce: hex64(),
    state: hex64(),
    prompt: "login",
    claims: repClaims([]),
  };
  const all = Object.entries({ ...nominal, ...changes });
  return Object.fromEntries(all.flatMap(([k, v]) => (v === null ? [] : [[k, v]])));
}

/** Query string encoded as FranceConnect does: `%20` for spaces. */
export const fcQuery = (changes: Readonly<Record<string, string | null>> = {}): string =>
  Object.entries(fcParameters(changes))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");

/** Aidant A of O with usager U (famille, argent) in O, and V helped by another organisation only. */
export async function givenFiWorld(ctx: Ctx, options: { allowedDemarches?: DemarcheKey[] } = {}) {
  const organisation = await givenOrganisation(ctx, options);
  const aidant = await givenUser(ctx, { organisations: [organisation] });
  const session = await givenSession(ctx, aidant, organisation);
  const usager = await givenUsager(ctx);
  const { autorisations, mandat } = await givenMandat(ctx, {
    organisation,
    aidant,
    usager,
    demarches: ["famille", "argent"],
  });
  const elsewhere = await givenOrganisation(ctx);
  const colleague = await givenUser(ctx, { organisations: [elsewhere] });
  const stranger = await givenUsager(ctx, { familyName: "VOISIN" });
  await givenMandat(ctx, {
    organisation: elsewhere,
    aidant: colleague,
    usager: stranger,
    demarches: ["famille"],
  });
  const actor: AidantActor = session.aidant;
  return {
    organisation,
    aidant,
    session,
    actor,
    usager,
    mandat,
    autorisations,
    stranger,
    elsewhere,
    colleague,
  };
}

export type FiWorld = Awaited<ReturnType<typeof givenFiWorld>>;

/** Opens the connection of a request that FranceConnect would send. */
export async function givenConnection(
  ctx: Ctx,
  actor: AidantActor,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<string> {
  const reading = readAuthorizeRequest(ctx.settings, fcQuery(changes));
  if (reading.kind === "refused") throw new Error(reading.location);
  return openConnection(ctx, actor, reading.request);
}

export async function givenChosenUsager(
  ctx: Ctx,
  actor: AidantActor,
  usager: Pick<Usager, "id">,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<string> {
  const connectionId = await givenConnection(ctx, actor, changes);
  await chooseUsager(ctx, actor, { connectionId, usagerId: usager.id });
  return connectionId;
}

/** A code through the use cases, as FranceConnect receives it. */
export async function givenCode(
  ctx: Ctx,
  world: Pick<FiWorld, "actor" | "usager">,
  options: { demarche?: DemarcheKey; changes?: Readonly<Record<string, string | null>> } = {},
): Promise<{ connectionId: string; code: string; callback: URL }> {
  const { actor, usager } = world;
  const connectionId = await givenChosenUsager(ctx, actor, usager, options.changes);
  const demarche = options.demarche ?? "famille";
  const callback = new URL(await issueCode(ctx, actor, { connectionId, demarche }));
  return { connectionId, code: callback.searchParams.get("code") ?? "", callback };
}

/** An access token, unused. */
export async function givenAccessToken(
  ctx: Ctx,
  world: Pick<FiWorld, "actor" | "usager">,
  options: Parameters<typeof givenCode>[2] = {},
): Promise<{ connectionId: string; code: string; accessToken: string; idToken: string }> {
  const { code, connectionId } = await givenCode(ctx, world, options);
  const answer = await exchangeCode(ctx, { code, redirectUri: CALLBACK, codeVerifier: undefined });
  return { connectionId, code, accessToken: answer.access_token, idToken: answer.id_token };
}
