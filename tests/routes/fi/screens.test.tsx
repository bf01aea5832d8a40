import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import UsagerPage, { generateMetadata } from "@/app/(fi)/authorize/usager/page";
import NoDemarchePage from "@/app/(fi)/select_demarche/aucune/page";
import DemarchePage from "@/app/(fi)/select_demarche/choix/page";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import {
  givenChosenUsager,
  givenCode,
  givenConnection,
  givenFiWorld,
  repClaims,
  type FiWorld,
} from "@/tests/support/factories/fi";
import { givenMandat, givenUsager } from "@/tests/support/factories/mandats";
import { givenSession } from "@/tests/support/factories/people";
import { testSite } from "./site";

/** Cookies of the browser that opens the page, in place of Next's request. */
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
  }),
}));

const ctx = await testSite();
let world: FiWorld;

beforeEach(async () => {
  jar.clear();
  world = await givenFiWorld(ctx);
  jar.set(SESSION_COOKIE, world.session.token);
});

type Page = typeof UsagerPage;

async function open(page: Page, query: Record<string, string>): Promise<string> {
  return renderToStaticMarkup(await page({ searchParams: Promise.resolve(query) }));
}

/** Where a page that refuses leads: Next's redirection carries the address in its digest. */
async function leadsTo(page: Page, query: Record<string, string>): Promise<string> {
  const left: unknown = await open(page, query).then(
    () => "shown",
    (error: unknown) => error,
  );
  const digest = left instanceof Error && "digest" in left ? String(left.digest) : String(left);
  return digest.split(";")[2] ?? digest;
}

const CANCEL = /<button type="submit" value="cancel" [^>]*name="action">/;

describe("page 1", () => {
  test("lists the persons of the structure, and a way out [FC-041]", async () => {
    const html = await open(UsagerPage, {
      connection_id: await givenConnection(ctx, world.actor),
    });
    expect(html).toContain("Angela Claire Louise DUBOIS");
    expect(html).not.toContain("VOISIN");
    expect(html).toContain(world.organisation.name);
    expect(html).toMatch(CANCEL);
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });

  test("says that no mandat runs, and gives a way out [FC-045]", async () => {
    await ctx.db.autorisation.updateMany({
      where: { organisationId: world.organisation.id },
      data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
    });
    const connectionId = await givenConnection(ctx, world.actor);
    const html = await open(UsagerPage, { connection_id: connectionId });
    expect(html).toContain("Aucun mandat en cours");
    expect(html).toContain('href="/espace-aidant/"');
    expect(html).toMatch(CANCEL);
  });

  test("shows what is wrong on the field and in the summary [FC-064]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    const query = { connection_id: connectionId, erreur: "choix" };
    const html = await open(UsagerPage, query);
    expect(html.match(/Aucun profil n&#x27;a été trouvé/g)).toHaveLength(2);
    expect(html).toContain(`href="#usager-${world.usager.id}"`);
    const { title } = await generateMetadata({ searchParams: Promise.resolve(query) });
    expect(title).toMatch(/^Erreur : .* – Aidants Connect$/);
    const incomplete = await open(UsagerPage, { ...query, erreur: "identite" });
    expect(incomplete).toContain("Identité incomplète");
    expect(await open(UsagerPage, { ...query, erreur: "constructor" })).not.toContain("fr-alert");
  });

  test("shows what was searched for this connection, and no other", async () => {
    const { aidant, organisation } = world;
    const usager = await givenUsager(ctx, { familyName: "LEFÈVRE" });
    await givenMandat(ctx, { organisation, aidant, usager, demarches: ["social"] });
    const connectionId = await givenConnection(ctx, world.actor);
    const term = Buffer.from("lefevre").toString("base64url");
    jar.set("ac-fi-recherche", `${connectionId}.${term}`);
    const found = await open(UsagerPage, { connection_id: connectionId });
    expect(found).toContain("LEFÈVRE");
    expect(found).not.toContain("DUBOIS");
    const other = await givenConnection(ctx, world.actor);
    expect(await open(UsagerPage, { connection_id: other })).toContain("DUBOIS");
    jar.set("ac-fi-recherche", `${connectionId}.${Buffer.from("zzz").toString("base64url")}`);
    const nothing = await open(UsagerPage, { connection_id: connectionId });
    expect(nothing).toContain("ne correspond à « zzz »");
  });

  test("leaves for the refusal of a used, old or foreign connection [FC-065] [FC-067]", async () => {
    const { connectionId: used } = await givenCode(ctx, world);
    const mine = await givenConnection(ctx, world.actor);
    const refused = "/erreur/403?motif=FI_CONNECTION_REFUSED";
    expect(await leadsTo(UsagerPage, { connection_id: used })).toBe(refused);
    expect(await leadsTo(UsagerPage, {})).toBe(refused);
    jar.set(SESSION_COOKIE, (await givenSession(ctx, world.colleague, world.elsewhere)).token);
    expect(await leadsTo(UsagerPage, { connection_id: mine })).toBe(refused);
    jar.set(SESSION_COOKIE, world.session.token);
    ctx.clock.advance(301_000);
    const late = "/erreur/408?motif=FI_CONNECTION_EXPIRED";
    expect(await leadsTo(UsagerPage, { connection_id: mine })).toBe(late);
  });
});

describe("page 2", () => {
  const arrive = (values: readonly string[]) =>
    givenChosenUsager(ctx, world.actor, world.usager, { claims: repClaims(values) });
  const offered = (html: string) =>
    [...html.matchAll(/value="(\w+)" name="chosen_demarche"/g)].map(([, key]) => key);

  test("offers every démarche of the mandat, with the warning of argent [FC-057]", async () => {
    const html = await open(DemarchePage, { connection_id: await arrive([]) });
    expect(offered(html)).toEqual(["famille", "argent"]);
    expect(html).toContain("surendettement");
    expect(html).toContain("Angela Claire Louise DUBOIS");
    expect(html).toMatch(CANCEL);
  });

  test("offers what the site asks only [FC-058]", async () => {
    const connectionId = await arrive(["Famille-Scolarité", "Justice"]);
    const html = await open(DemarchePage, { connection_id: connectionId });
    expect(offered(html)).toEqual(["famille"]);
    expect(html).not.toContain("surendettement");
  });

  test("leads back to page 1 on the same connection [FC-071]", async () => {
    const connectionId = await arrive(["Famille-Scolarité"]);
    const html = await open(DemarchePage, { connection_id: connectionId });
    const back = `/authorize/usager/?connection_id=${connectionId}`;
    expect(html).toContain(`<a href="${back}">Changer de personne accompagnée</a>`);
    const again = await open(UsagerPage, { connection_id: connectionId });
    expect(again).toContain("DUBOIS");
  });

  test("explains that nothing is left, with the way out [FC-059] [FC-061]", async () => {
    const connectionId = await arrive(["justice"]);
    const screen = `/select_demarche/aucune/?connection_id=${connectionId}`;
    expect(await leadsTo(DemarchePage, { connection_id: connectionId })).toBe(screen);
    const html = await open(NoDemarchePage, { connection_id: connectionId });
    expect(html).toContain("Aucune démarche autorisée");
    expect(html).toMatch(CANCEL);
    const chosen = await arrive(["Famille-Scolarité"]);
    const data = { allowedDemarches: ["papiers" as const] };
    await ctx.db.organisation.update({ where: { id: world.organisation.id }, data });
    expect(await leadsTo(DemarchePage, { connection_id: chosen })).toContain("/aucune/");
  });

  test("leads to page 1 while nobody is chosen", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    const screen = `/authorize/usager/?connection_id=${connectionId}`;
    for (const page of [DemarchePage, NoDemarchePage])
      expect(await leadsTo(page, { connection_id: connectionId })).toBe(screen);
  });
});
