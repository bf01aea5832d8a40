import { afterAll } from "vitest";
import type { AidantActor } from "@/lib/auth/actor";
import { beginFcLogin } from "@/lib/franceconnect/fs/begin-login";
import { completeFcLogin, type CompletedLogin } from "@/lib/franceconnect/fs/complete-login";
import type { FcClient } from "@/lib/franceconnect/fs/fc-client";
import { createFcClient } from "@/lib/franceconnect/fs/openid-client-adapter";
import type { MandatDraft, Organisation, Usager, User } from "@/lib/generated/prisma/client";
import { startMandat } from "@/lib/mandat/start-mandat";
import { openIdentity, type OpenIdentity } from "@/lib/usager/identity";
import { HttpBrowser } from "../../../sandbox/http-browser";
import { startSandbox, type Sandbox } from "../../../sandbox/start";
import { testContext, type TestContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const CLIENT_SECRET = "secret-of-the-fs-client-for-tests-only";

export interface Journey {
  ctx: TestContext;
  sandbox: Sandbox;
  /** A client that has read nothing yet, as in a new process. */
  fc: FcClient;
  newClient(): FcClient;
  aidant(organisation?: Organisation): Promise<Signed>;
  /** Form posted, departure taken, person identified: the address FranceConnect sends back to. */
  returnOf(actor: AidantActor, who?: Parameters<Sandbox["identifyNext"]>[0]): Promise<URL>;
  complete(actor: AidantActor, url: URL): Promise<CompletedLogin>;
  draftOf(actor: AidantActor): Promise<MandatDraft>;
  /** The usager attached to the last draft of this aidant. */
  usagerOf(actor: AidantActor): Promise<Usager & { clear: OpenIdentity }>;
  /** Journaled actions of this aidant, oldest first. */
  actions(actor: AidantActor): Promise<string[]>;
  tokenCalls(): number;
}

export interface Signed {
  actor: AidantActor;
  organisation: Organisation;
  user: User;
  token: string;
}

/** The real adapter against the simulated FranceConnect, on a database of the file's own. */
export async function givenJourney(overrides: Record<string, string> = {}): Promise<Journey> {
  const sandbox = await startSandbox({
    FC_SIM_PORT: 0,
    SITE_SIM_PORT: 0,
    FC_FS_CLIENT_ID: "ac-as-fs",
    FC_FS_CLIENT_SECRET: CLIENT_SECRET,
    FC_FS_ALG: overrides["FC_FS_ALG"] === "ES256" ? "ES256" : "RS256",
  });
  afterAll(() => sandbox.stop());
  const ctx = await testContext({
    FC_FS_ISSUER: sandbox.issuer,
    FC_FS_CLIENT_SECRET: CLIENT_SECRET,
    ...overrides,
  });
  const newClient = () => createFcClient(ctx.settings);
  const fc = newClient();

  const complete = (actor: AidantActor, url: URL) =>
    completeFcLogin(ctx, actor, url.searchParams, fc);

  return {
    ctx,
    sandbox,
    fc,
    newClient,
    complete,
    async aidant(given) {
      const organisation = given ?? (await givenOrganisation(ctx));
      const user = await givenUser(ctx, { organisations: [organisation] });
      const session = await givenSession(ctx, user, organisation);
      return { actor: session.aidant, organisation, user, token: session.token };
    },
    async returnOf(actor, who = "angela-dubois") {
      const draftId = await startMandat(ctx, actor, { demarche: ["papiers"], duree: "LONG" });
      const begun = await beginFcLogin(ctx, actor, draftId, fc);
      if (begun.kind !== "redirect") throw new Error(`not sent to FranceConnect: ${begun.kind}`);
      sandbox.identifyNext(who);
      return followToCallback(ctx, begun.url);
    },
    draftOf: (actor) =>
      ctx.db.mandatDraft.findFirstOrThrow({
        where: { aidantId: actor.userId, status: { not: "ABANDONED" } },
        orderBy: { createdAt: "desc" },
      }),
    async usagerOf(actor) {
      const draft = await ctx.db.mandatDraft.findFirstOrThrow({
        where: { aidantId: actor.userId, usagerId: { not: null } },
        include: { usager: true },
        orderBy: { createdAt: "desc" },
      });
      if (!draft.usager) throw new Error("no usager");
      return { ...draft.usager, clear: openIdentity(ctx, draft.usager) };
    },
    async actions(actor) {
      const where = { actorId: actor.userId };
      const rows = await ctx.db.journalEntry.findMany({ where, orderBy: { recordedAt: "asc" } });
      return rows.map((row) => row.action);
    },
    tokenCalls: () => sandbox.calls().filter((call) => /\/token\/?$/.test(call.path)).length,
  };
}

/** Walks through FranceConnect until it sends the browser back. */
export async function followToCallback(ctx: TestContext, url: string): Promise<URL> {
  const page = await new HttpBrowser().get(url, (next) =>
    next.startsWith(ctx.settings.FC_FS_REDIRECT_URI),
  );
  if (!page.url.startsWith(ctx.settings.FC_FS_REDIRECT_URI)) {
    throw new Error(`FranceConnect stopped at ${page.url} (${String(page.status)})`);
  }
  return new URL(page.url);
}

let sequence = 0;

/** A person nobody has met yet; the same name and birth give the same subject. */
export function person(claims: Record<string, string | undefined> = {}) {
  sequence += 1;
  return {
    given_name: "Uma",
    family_name: `INCONNUE${String(sequence)}`,
    gender: "female",
    birthdate: "1980-05-04",
    birthplace: "75107",
    birthcountry: "99100",
    email: "uma@exemple.test",
    ...claims,
  };
}
