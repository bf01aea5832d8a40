import { describe, expect, test } from "vitest";
import { openAccess, confirmEmail, readIssuerLink } from "@/lib/habilitation/open-issuer-link";
import { keepIssuerSession, readIssuerSession } from "@/lib/habilitation/issuer-session";
import { accessSchema } from "@/lib/habilitation/request-schemas";
import { issuerSchema } from "@/lib/habilitation/person-schema";
import { requestAccess } from "@/lib/habilitation/request-access";
import { resendConfirmation } from "@/lib/habilitation/resend-confirmation";
import { submitIssuer } from "@/lib/habilitation/submit-issuer";
import { updateIssuer } from "@/lib/habilitation/update-issuer";
import { testContext } from "../../support/context";
import { givenIssuer, somebody } from "../../support/factories/habilitation";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Each caller has a network of its own: limits by network are tried apart. */
const elsewhere = () => ({
  ...ctx,
  origin: { id: "r", ipPrefix: `198.51.100.${ctx.random.token(8)}`, browser: "Firefox, Linux" },
});

const mailsTo = async (kind: string, to: string) =>
  (await mailsNamed(ctx, kind)).filter((mail) => mail.to === to);

const tokenIn = (text: string | undefined): string =>
  /\/(?:confirmer|acces)\/([\w-]{43})\//.exec(text ?? "")?.[1] ?? "";

/** An issuer who waits for his confirmation, and the key that was mailed. */
async function givenWaiting(person = somebody()) {
  const { issuerId } = await submitIssuer(elsewhere(), issuerSchema.parse(person));
  const [mail] = await mailsTo("issuer-confirmation", issuerSchema.parse(person).email);
  return { issuerId, token: tokenIn(mail?.text), person };
}

describe("step 1", () => {
  test("an unknown address gets one issuer and one mail, lower-cased [HAB-001] [HAB-002]", async () => {
    const input = issuerSchema.parse({
      ...somebody("Jeanne"),
      email: " Jeanne.DUPONT@Mairie-Exemple.fr ",
    });
    const { issuerId } = await submitIssuer(elsewhere(), input);
    const issuer = await ctx.db.issuer.findUniqueOrThrow({ where: { id: issuerId } });
    expect(issuer).toMatchObject({
      email: "jeanne.dupont@mairie-exemple.fr",
      emailVerifiedAt: null,
    });
    expect(await mailsTo("issuer-confirmation", issuer.email)).toHaveLength(1);
  });

  test("sent twice at once, it is one issuer and one mail", async () => {
    const input = issuerSchema.parse(somebody());
    const both = await Promise.all([
      submitIssuer(elsewhere(), input),
      submitIssuer(elsewhere(), input),
    ]);
    expect(both[0].issuerId).toBe(both[1].issuerId);
    expect(await mailsTo("issuer-confirmation", input.email)).toHaveLength(1);
  });

  test("a confirmed address gets its link, nothing is written, the answer is alike [HAB-003]", async () => {
    const { actor } = await givenIssuer(ctx);
    const typed = { ...somebody("Zoé"), email: actor.email.toUpperCase() };
    const answer = await submitIssuer(elsewhere(), issuerSchema.parse(typed));
    expect(Object.keys(answer)).toEqual(["issuerId"]);
    const row = await ctx.db.issuer.findUniqueOrThrow({ where: { email: actor.email } });
    expect(row.firstName).toBe(actor.firstName);
    expect(await mailsTo("issuer-access", actor.email)).toHaveLength(1);
    expect(await mailsTo("issuer-confirmation", actor.email)).toHaveLength(0);
  });

  test("an address that waits keeps its names and gets a new mail [HAB-004]", async () => {
    const { issuerId, person } = await givenWaiting();
    ctx.clock.advance(60_000);
    await submitIssuer(elsewhere(), issuerSchema.parse({ ...person, firstName: "Autre" }));
    const row = await ctx.db.issuer.findUniqueOrThrow({ where: { id: issuerId } });
    expect(row.firstName).toBe(person.firstName);
    expect(await mailsTo("issuer-confirmation", person.email)).toHaveLength(2);
  });

  test("an empty form has four errors [HAB-005]", () => {
    const fields = issuerSchema.safeParse({}).error?.issues.map(({ path }) => path[0]);
    expect(new Set(fields)).toEqual(new Set(["lastName", "firstName", "profession", "email"]));
  });

  test.each(["contact@mairie.fr", "ccas.accueil@ville.fr", "mairie1@ville.fr"])(
    "%s is refused as not nominative [HAB-006]",
    (email) => {
      const issues = issuerSchema.safeParse({ ...somebody(), email }).error?.issues;
      expect(issues).toMatchObject([{ path: ["email"], message: /nominative/ }]);
    },
  );

  test.each([
    "jean.dupont@ville.fr/accueil",
    "jean.dupont@ville.fr:8080",
    "jean.dupont@ville.fr@ailleurs.fr",
    "jean.dupont@ville.fr?x",
  ])("%s is no address, and is not made one", (email) => {
    const issues = issuerSchema.safeParse({ ...somebody(), email }).error?.issues;
    expect(issues?.map(({ path }) => path[0])).toEqual(["email"]);
  });

  test("a domain with accents has one writing, to file a request and to follow it", () => {
    const email = "jean.dupont@forêt-exemple.fr";
    const issuer = issuerSchema.parse({ ...somebody(), email });
    expect(issuer.email).toMatch(/^jean\.dupont@xn--/);
    expect(accessSchema.parse({ email }).email).toBe(issuer.email);
  });

  test("two presses for a confirmed address mail one link", async () => {
    const { actor } = await givenIssuer(ctx);
    const input = issuerSchema.parse({ ...somebody(), email: actor.email });
    await Promise.all([submitIssuer(elsewhere(), input), submitIssuer(elsewhere(), input)]);
    expect(await mailsTo("issuer-access", actor.email)).toHaveLength(1);
  });

  test("eleven sendings within an hour from one network are one too many", async () => {
    const place = elsewhere();
    for (let i = 0; i < 10; i += 1) await submitIssuer(place, issuerSchema.parse(somebody()));
    await expect(submitIssuer(place, issuerSchema.parse(somebody()))).rejects.toMatchObject({
      code: "DEMANDE_TROP_DE_TENTATIVES",
    });
  });
});

describe("confirmation", () => {
  test("reading the link confirms nothing, its button does and opens a session [HAB-009] [HAB-010]", async () => {
    const { issuerId, token } = await givenWaiting();
    ctx.clock.advance(2 * DAY_MS);
    expect(await readIssuerLink(ctx, "confirmation", { issuerId, token })).toBe("ready");
    const where = { id: issuerId };
    expect((await ctx.db.issuer.findUniqueOrThrow({ where })).emailVerifiedAt).toBeNull();
    const { cookie } = await confirmEmail(ctx, { issuerId, token });
    expect(await readIssuerSession(ctx, cookie)).toMatchObject({ issuerId });
    expect(await readIssuerLink(ctx, "confirmation", { issuerId, token })).toBe("used");
    await expect(confirmEmail(ctx, { issuerId, token })).rejects.toMatchObject({
      code: "DEMANDE_LIEN_MORT",
    });
  });

  test("a link of four days is late, a new one works [HAB-011]", async () => {
    const { issuerId, token, person } = await givenWaiting();
    ctx.clock.advance(4 * DAY_MS);
    expect(await readIssuerLink(ctx, "confirmation", { issuerId, token })).toBe("expired");
    await expect(confirmEmail(ctx, { issuerId, token })).rejects.toMatchObject({
      code: "DEMANDE_LIEN_MORT",
    });
    await resendConfirmation(ctx, issuerId);
    const again = tokenIn((await mailsTo("issuer-confirmation", person.email)).at(-1)?.text);
    await expect(confirmEmail(ctx, { issuerId, token: again })).resolves.toBeDefined();
  });

  test("the key of an issuer is unknown under another one [HAB-012]", async () => {
    const { token } = await givenWaiting();
    const other = await givenWaiting();
    await expect(
      readIssuerLink(ctx, "confirmation", { issuerId: other.issuerId, token }),
    ).rejects.toMatchObject({ code: "DEMANDE_INTROUVABLE" });
    await expect(confirmEmail(ctx, { issuerId: other.issuerId, token })).rejects.toMatchObject({
      code: "DEMANDE_LIEN_MORT",
    });
  });

  test("the fourth press within an hour is refused: three mails [HAB-013]", async () => {
    const { actor } = await givenIssuer(ctx, { verified: false });
    for (let i = 0; i < 3; i += 1) await resendConfirmation(ctx, actor.issuerId);
    await expect(resendConfirmation(ctx, actor.issuerId)).rejects.toMatchObject({
      code: "DEMANDE_TROP_DE_TENTATIVES",
    });
    expect(await mailsTo("issuer-confirmation", actor.email)).toHaveLength(3);
    ctx.clock.advance(HOUR_MS + 1);
    await expect(resendConfirmation(ctx, actor.issuerId)).resolves.toBeUndefined();
  });
});

describe("« Suivre ma demande »", () => {
  test("a known address in capitals gets a link that opens its space [HAB-014]", async () => {
    const { actor } = await givenIssuer(ctx);
    await requestAccess(elsewhere(), actor.email.toUpperCase());
    const [mail] = await mailsTo("issuer-access", actor.email);
    const link = { issuerId: actor.issuerId, token: tokenIn(mail?.text) };
    const { cookie } = await openAccess(ctx, link);
    expect(await readIssuerSession(ctx, cookie)).toMatchObject({ email: actor.email });
    await expect(openAccess(ctx, link)).rejects.toMatchObject({ code: "DEMANDE_LIEN_MORT" });
  });

  test("an unknown one gets no mail and the same answer [HAB-015]", async () => {
    const before = await ctx.db.outboxMessage.count();
    await expect(requestAccess(elsewhere(), "personne@nulle-part.fr")).resolves.toBeUndefined();
    expect(await ctx.db.outboxMessage.count()).toBe(before);
  });

  test.each(["a\u0000@ville.fr", "jean", "jean@"])("%j is refused", (email) => {
    expect(accessSchema.safeParse({ email }).success).toBe(false);
  });

  test("two presses mail one link", async () => {
    const { actor } = await givenIssuer(ctx);
    const { email } = actor;
    await Promise.all([requestAccess(elsewhere(), email), requestAccess(elsewhere(), email)]);
    expect(await mailsTo("issuer-access", email)).toHaveLength(1);
  });

  test("a used link presented twice at once opens one session [HAB-016]", async () => {
    const { actor } = await givenIssuer(ctx);
    await requestAccess(elsewhere(), actor.email);
    const [mail] = await mailsTo("issuer-access", actor.email);
    const link = { issuerId: actor.issuerId, token: tokenIn(mail?.text) };
    const both = await Promise.allSettled([openAccess(ctx, link), openAccess(ctx, link)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("session of an issuer", () => {
  test("lives 30 days after the last request, and not one more", async () => {
    const { actor, cookie } = await givenIssuer(ctx);
    ctx.clock.advance(29 * DAY_MS);
    await keepIssuerSession(ctx, cookie);
    ctx.clock.advance(29 * DAY_MS);
    expect(await readIssuerSession(ctx, cookie)).toMatchObject({ issuerId: actor.issuerId });
    ctx.clock.advance(2 * DAY_MS);
    expect(await readIssuerSession(ctx, cookie)).toBeNull();
  });

  test("is worth nothing once revoked", async () => {
    const { actor, cookie } = await givenIssuer(ctx);
    await ctx.db.issuerSession.updateMany({
      where: { issuerId: actor.issuerId },
      data: { revokedAt: ctx.clock.now() },
    });
    expect(await readIssuerSession(ctx, cookie)).toBeNull();
  });
});

describe("another e-mail", () => {
  test("waits for its confirmation, both addresses are told [HAB-020]", async () => {
    const { actor } = await givenIssuer(ctx);
    const { email } = somebody();
    await updateIssuer(ctx, actor, { ...somebody("Nora"), email });
    const where = { id: actor.issuerId };
    expect(await ctx.db.issuer.findUniqueOrThrow({ where })).toMatchObject({
      email: actor.email,
      pendingEmail: email,
      firstName: "Nora",
    });
    expect(await mailsTo("issuer-address-change", actor.email)).toHaveLength(1);
    const [mail] = await mailsTo("issuer-confirmation", email);
    await confirmEmail(ctx, { issuerId: actor.issuerId, token: tokenIn(mail?.text) });
    expect(await ctx.db.issuer.findUniqueOrThrow({ where })).toMatchObject({
      email,
      pendingEmail: null,
    });
  });

  test("confirmed, it leaves no link that the old mailbox could use", async () => {
    const { actor } = await givenIssuer(ctx);
    await requestAccess(elsewhere(), actor.email);
    const [old] = await mailsTo("issuer-access", actor.email);
    const { email } = somebody();
    await updateIssuer(ctx, actor, { ...somebody(), email });
    const [mail] = await mailsTo("issuer-confirmation", email);
    await confirmEmail(ctx, { issuerId: actor.issuerId, token: tokenIn(mail?.text) });
    await expect(
      openAccess(ctx, { issuerId: actor.issuerId, token: tokenIn(old?.text) }),
    ).rejects.toMatchObject({ code: "DEMANDE_LIEN_MORT" });
  });

  test("that two issuers confirm at once goes to one of them", async () => {
    const { email } = somebody();
    const issuers = [await givenIssuer(ctx), await givenIssuer(ctx)].map(({ actor }) => actor);
    for (const actor of issuers) await updateIssuer(ctx, actor, { ...somebody(), email });
    const links = (await mailsTo("issuer-confirmation", email)).map(({ text }) => ({
      issuerId: issuers.find(({ issuerId }) => text.includes(issuerId))?.issuerId ?? "",
      token: tokenIn(text),
    }));
    const both = await Promise.allSettled(links.map((link) => confirmEmail(ctx, link)));
    const refused = both.filter((one) => one.status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "DEMANDE_LIEN_MORT" } }]);
  });

  test("that another issuer has changes nothing, and says nothing", async () => {
    const { actor } = await givenIssuer(ctx);
    const { actor: other } = await givenIssuer(ctx);
    const answer = await updateIssuer(ctx, actor, { ...somebody(), email: other.email });
    expect(answer).toEqual({ pending: true });
    const row = await ctx.db.issuer.findUniqueOrThrow({ where: { id: actor.issuerId } });
    expect(row.pendingEmail).toBeNull();
    expect(await mailsTo("issuer-access", other.email)).toHaveLength(1);
  });
});
