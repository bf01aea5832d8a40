import type { BrowserContext } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { stageImport } from "@/lib/carte-totp/stage-import";
import { placeHold } from "@/lib/retention/place-hold";
import { givenCard, givenDevice } from "../../support/factories/devices";
import { sha256 } from "@/lib/crypto/hash";
import { ISSUER_COOKIE } from "@/lib/habilitation/issuer-session";
import { submitRequest } from "@/lib/habilitation/submit-request";
import { writeMessage } from "@/lib/habilitation/write-message";
import { givenCompleteDraft, givenIssuer, SIRET_B } from "../../support/factories/habilitation";
import { givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import { additionPages } from "./addition-pages";
import { givenPerson, openSession, openWithToken, type Person } from "./people";
import { givenNotification } from "../../support/factories/notifications";

/** Name of lib/http/draft-cookie.ts, which needs Next's own modules. */
const DRAFT_COOKIE = "ac-draft";

/** Somebody's view of every page: its route pattern → an address that answers it. */
export type PageList = Readonly<Record<string, string>>;

/** Pages of nobody's: no session, no database. */
export const PUBLIC_PAGES: PageList = {
  "/": "/",
  "/accessibilite": "/accessibilite",
  "/accounts/login": "/accounts/login/",
  "/accounts/login/activation/[token]": "/accounts/login/activation/inconnu/",
  "/accounts/login/adresse/[token]": "/accounts/login/adresse/inconnu/",
  "/accounts/login/depannage": "/accounts/login/depannage/",
  "/accounts/login/email-envoye": "/accounts/login/email-envoye/",
  "/accounts/login/lien/[token]": "/accounts/login/lien/inconnu/",
  "/accounts/manager_first_login": "/accounts/manager_first_login/",
  "/accounts/manager_first_login/email-envoye": "/accounts/manager_first_login/email-envoye/",
  "/accounts/manager_first_login_with_code/[token]":
    "/accounts/manager_first_login_with_code/inconnu/",
  "/cgu": "/cgu",
  "/changement-structure/adresse/[token]": "/changement-structure/adresse/inconnu/",
  "/changement-structure/opposition/[token]": "/changement-structure/opposition/inconnu/",
  "/contact": "/contact",
  "/demo": "/demo",
  "/demo/telephone": "/demo/telephone",
  "/erreur/[code]": "/erreur/404",
  "/habilitation": "/habilitation",
  "/habilitation/demandeur": "/habilitation/demandeur/",
  "/habilitation/suivre": "/habilitation/suivre/",
  "/logout/termine": "/logout/termine/",
  "/mentions-legales": "/mentions-legales",
  "/plan-du-site": "/plan-du-site",
  "/politique-confidentialite": "/politique-confidentialite",
  "/securite": "/securite",
  "/stats": "/stats",
  "/verification/preuve": "/verification/preuve",
};

const BY_SMS = ["demande_consentement", "attente_consentement"];

/** Screens of a round trip with FranceConnect, of SMS, or of a draft, walked by the journeys with the same checks. */
/** Screens of a round trip with FranceConnect, of SMS or of a first connection, walked by the journeys with the same checks. */
export const WALKED = [
  "/espace-referent/aidant/ajouter/aidants-formes",
  "/authorize/usager",
  "/select_demarche/choix",
  "/select_demarche/aucune",
  "/espace-referent/configurer-otp/felicitations",
  "/habilitation/demandeur/[issuerId]/acces/[token]",
  ...BY_SMS.map((screen) => `/espace-aidant/creation_mandat/a_distance/${screen}`),
  ...BY_SMS.map((screen) => `/espace-aidant/renew_mandat/[usagerId]/a_distance/${screen}`),
];

/** The person who signed mandats in several states in the demonstration data. */
async function demonstrationAidant(ctx: Ctx): Promise<Person> {
  const mandat = await ctx.db.mandat.findFirstOrThrow({
    where: { endReason: "REVOKED_BY_USAGER" },
    include: { createdBy: true, organisation: true },
  });
  const nextCode = () => Promise.reject(new Error("this person does not sign"));
  return { user: mandat.createdBy, organisation: mandat.organisation, nextCode };
}

/** Opens a session that may see every page of the espaces, and lists their addresses. */
export async function privatePages(ctx: Ctx, browser: BrowserContext): Promise<PageList> {
  const person = await demonstrationAidant(ctx);
  const { sessionId } = await openSession(ctx, browser, person);
  const scope = { organisationId: person.organisation.id };
  const running = await ctx.db.autorisation.findFirstOrThrow({
    where: { ...scope, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
    include: { mandat: { include: { attestation: true } } },
  });
  const revoked = await ctx.db.autorisation.findFirstOrThrow({
    where: { ...scope, mandat: { endReason: "REVOKED_BY_USAGER" } },
  });
  const apart = await ctx.db.autorisation.findFirstOrThrow({
    where: { ...scope, endReason: "REVOKED_BY_USAGER", mandat: { endedAt: null } },
  });
  const now = ctx.clock.now();
  const later = new Date(now.getTime() + 1_800_000);
  const own = { aidantId: person.user.id, ...scope };
  await ctx.db.mandatDraft.updateMany({
    where: { ...own, status: { notIn: ["CONSUMED"] } },
    data: { status: "ABANDONED" },
  });
  const draft = await ctx.db.mandatDraft.create({
    data: {
      ...own,
      loginSessionId: sessionId,
      status: "IDENTIFIED",
      usagerId: running.usagerId,
      demarches: ["argent", "papiers"],
      duree: "MONTH",
      identifiedAt: now,
      legExpiresAt: later,
      expiresAt: later,
      createdAt: now,
      updatedAt: now,
    },
  });
  await browser.addCookies([
    { name: DRAFT_COOKIE, value: draft.id, url: ctx.settings.APP_URL, httpOnly: true },
  ]);
  const autorisations = (one: { usagerId: string; id: string }) =>
    `/espace-aidant/usagers/${one.usagerId}/autorisations/${one.id}`;
  const mandats = "/espace-aidant/mandats";
  const notification = await givenNotification(ctx, person.user);
  const creation = "/espace-aidant/creation_mandat";
  const pattern = "/espace-aidant/usagers/[usagerId]/autorisations/[autorisationId]";
  const { attestation } = running.mandat;
  return {
    "/espace-aidant": "/espace-aidant/",
    "/espace-aidant/creation_mandat/recapitulatif": `${creation}/recapitulatif/`,
    "/espace-aidant/creation_mandat/visualisation/projet": `${creation}/visualisation/projet/`,
    "/espace-aidant/creation_mandat/visualisation/final/[mandatId]": `${creation}/visualisation/final/${running.mandatId}`,
    // These forms forget the draft of this browser: after the pages that show it.
    "/espace-aidant/creation_mandat": `${creation}/`,
    "/espace-aidant/renew_mandat/[usagerId]": `/espace-aidant/renew_mandat/${running.usagerId}`,
    "/espace-aidant/creation_mandat/traduction": `${creation}/traduction/?langue=ps`,
    "/espace-aidant/mandats/[mandatId]/attestation_de_revocation": `${mandats}/${revoked.mandatId}/attestation_de_revocation/`,
    "/espace-aidant/mandats/[mandatId]/cancel_confirm": `${mandats}/${running.mandatId}/cancel_confirm/`,
    "/espace-aidant/mandats/[mandatId]/cancel_success": `${mandats}/${revoked.mandatId}/cancel_success/`,
    "/espace-aidant/mandats/[mandatId]/visualisation": `${mandats}/${running.mandatId}/visualisation/`,
    "/espace-aidant/mes-connexions": "/espace-aidant/mes-connexions/",
    "/espace-aidant/aide": "/espace-aidant/aide/",
    "/espace-aidant/tutoriel": "/espace-aidant/tutoriel/",
    "/espace-aidant/notifications": "/espace-aidant/notifications/",
    "/espace-aidant/notifications/[notificationId]": `/espace-aidant/notifications/${notification.id}/`,
    "/espace-aidant/usagers": "/espace-aidant/usagers/",
    "/espace-aidant/usagers/[usagerId]": `/espace-aidant/usagers/${running.usagerId}/`,
    "/espace-aidant/usagers/[usagerId]/historique": `/espace-aidant/usagers/${running.usagerId}/historique/`,
    [`${pattern}/cancel_confirm`]: `${autorisations(running)}/cancel_confirm/`,
    [`${pattern}/cancel_success`]: `${autorisations(revoked)}/cancel_success/`,
    [`${pattern}/cancel_attestation`]: `${autorisations(apart)}/cancel_attestation/`,
    "/logout-session/confirmation": "/logout-session/confirmation/",
    "/verification/[attestationId]/[sha256]": `/verification/${attestation.id}/${attestation.sha256}`,
  };
}

/** Gives this browser the cookie of an issuer with a draft and a request to be changed. */
export async function issuerPages(ctx: Ctx, browser: BrowserContext): Promise<PageList> {
  const { actor, cookie } = await givenIssuer(ctx);
  const { hostname } = new URL(ctx.settings.APP_URL);
  const options = { httpOnly: true, secure: true, sameSite: "Lax" } as const;
  await browser.addCookies([
    { name: ISSUER_COOKIE, value: cookie, url: `https://${hostname}`, ...options },
  ]);
  const { requestId } = await givenCompleteDraft(ctx, actor);
  const sent = await givenCompleteDraft(ctx, actor);
  await submitRequest(ctx, actor, { requestId: sent.requestId });
  await writeMessage(ctx, actor, { requestId: sent.requestId, content: "Bonjour,\nmerci." });
  await ctx.db.structureRequest.update({
    where: { id: sent.requestId },
    data: { status: "CHANGES_REQUIRED" },
  });
  const aidant = await ctx.db.requestAidant.findFirstOrThrow({ where: { requestId } });
  const key = ctx.random.token();
  const now = ctx.clock.now();
  const later = new Date(now.getTime() + 3_600_000);
  await ctx.db.emailConfirmation.create({
    data: {
      issuerId: actor.issuerId,
      email: actor.email,
      keyHash: sha256(key),
      sentAt: now,
      expiresAt: later,
    },
  });
  const space = `/habilitation/demandeur/${actor.issuerId}`;
  const pattern = "/habilitation/demandeur/[issuerId]";
  const pages = [
    "infos-generales",
    "referent",
    "aidants",
    "validation",
    "modifier-demandeur",
    "retirer",
  ];
  return {
    [pattern]: `${space}/`,
    [`${pattern}/modifier`]: `${space}/modifier/`,
    [`${pattern}/confirmation-email/en-attente`]: `${space}/confirmation-email/en-attente/`,
    [`${pattern}/confirmation-email/confirmer/[key]`]: `${space}/confirmation-email/confirmer/${key}/`,
    [`${pattern}/organisation/siret_verification`]: `${space}/organisation/siret_verification/`,
    [`${pattern}/organisation/nouvelle/[siret]`]: `${space}/organisation/nouvelle/${SIRET_B}/`,
    ...Object.fromEntries(
      pages.map((page) => [
        `${pattern}/organisation/[requestId]/${page}`,
        `${space}/organisation/${requestId}/${page}/`,
      ]),
    ),
    [`${pattern}/organisation/[requestId]/aidant/[aidantId]`]: `${space}/organisation/${requestId}/aidant/${aidant.id}/`,
    [`${pattern}/organisation/[requestId]/voir`]: `${space}/organisation/${sent.requestId}/voir/`,
  };
}

/** Pages that only somebody new or in charge sees. */
export async function newcomerPages(ctx: Ctx, browser: BrowserContext): Promise<PageList> {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, {
    organisations: [organisation],
    cguAccepted: false,
    referent: true,
  });
  const nextCode = () => Promise.reject(new Error("this person does not sign"));
  const { sessionId } = await openSession(ctx, browser, { user, organisation, nextCode });
  const tunnelDeferredAt = ctx.clock.now();
  await ctx.db.session.update({ where: { id: sessionId }, data: { tunnelDeferredAt } });
  return {
    "/espace-aidant/valider-cgu": "/espace-aidant/valider-cgu",
    "/espace-referent": "/espace-referent/",
    "/espace-referent/configurer-otp/bienvenue": "/espace-referent/configurer-otp/bienvenue/",
    "/espace-referent/configurer-otp/scanner-qr-code":
      "/espace-referent/configurer-otp/scanner-qr-code/",
    "/espace-referent/configurer-otp/telecharger-application":
      "/espace-referent/configurer-otp/telecharger-application/",
  };
}

/** Pages about the means of connection of people in every state. */
async function meansPages(ctx: Ctx, { organisation }: Person): Promise<PageList> {
  const scope = { organisations: [organisation] } as const;
  const [bare, waiting, holder] = [
    await givenUser(ctx, scope),
    await givenUser(ctx, scope),
    await givenUser(ctx, scope),
  ];
  await givenDevice(ctx, waiting, { kind: "CARD", confirmed: false });
  await givenDevice(ctx, holder, { kind: "CARD" });
  await givenDevice(ctx, holder, { kind: "APP" });
  const page = (user: { id: string }, name: string) => ({
    [`/espace-referent/aidant/[userId]/${name}`]: `/espace-referent/aidant/${user.id}/${name}/`,
  });
  return {
    ...page(bare, "type-carte"),
    ...page(bare, "lier-carte"),
    ...page(waiting, "valider-carte"),
    ...page(holder, "resynchroniser-carte"),
    ...page(bare, "ajouter-otp-app"),
    ...page(holder, "supprimer-carte"),
    ...page(holder, "supprimer-otp-app"),
  };
}

/** Pages of a référent who has a means of connection. */
export async function referentPages(ctx: Ctx, browser: BrowserContext): Promise<PageList> {
  const referent = await givenPerson(ctx, { referent: true });
  await openSession(ctx, browser, referent);
  const { organisation } = referent;
  const aidant = await givenUser(ctx, { organisations: [organisation] });
  const second = await givenUser(ctx, { organisations: [organisation], referent: true });
  const gone = await givenUser(ctx, { organisations: [organisation] });
  await ctx.db.user.update({
    where: { id: gone.id },
    data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
  });
  const of = (path: string) => `/espace-referent/aidant/${aidant.id}/${path}`;
  return {
    "/espace-referent/aidants": "/espace-referent/aidants/",
    "/espace-referent/aidant/[userId]": of(""),
    "/espace-referent/aidant/[userId]/changer-organisations": of("changer-organisations/"),
    "/espace-referent/aidant/[userId]/designer-referent": of("designer-referent/"),
    "/espace-referent/aidant/[userId]/retirer-referent": `/espace-referent/aidant/${second.id}/retirer-referent/`,
    "/espace-referent/aidant/[userId]/supprimer-organisation/[organisationId]": of(
      `supprimer-organisation/${organisation.id}/`,
    ),
    "/espace-referent/aidant/[userId]/reactivate-aidant/[organisationId]": `/espace-referent/aidant/${gone.id}/reactivate-aidant/${organisation.id}/`,
    "/espace-referent/referents": "/espace-referent/referents/",
    "/espace-referent/organisation/[organisationId]/responsables": `/espace-referent/organisation/${organisation.id}/responsables/`,
    "/espace-referent/aide": "/espace-referent/aide/",
    "/espace-referent/mes-structures": "/espace-referent/mes-structures/",
    ...(await meansPages(ctx, referent)),
    "/espace-referent/charte": "/espace-referent/charte/",
    ...(await additionPages(ctx, referent)),
    "/espace-referent/organisation": "/espace-referent/organisation/",
    "/espace-referent/code": "/espace-referent/code/",
  };
}

/** Pages of the service's own team. */
export async function staffPages(ctx: Ctx, browser: BrowserContext): Promise<PageList> {
  const { token, staff } = await givenStaff(ctx);
  const held = await givenUsager(ctx);
  const motif = "Procédure en cours, dossier 12";
  const holdId = await placeHold(ctx, staff, { usager: held.id, mandat: "", motif });
  const { serial } = await givenCard(ctx);
  const file = `serial_number,seed\n${serial}X,${"ab".repeat(20)}\n`;
  const importId = await stageImport(ctx, staff, new TextEncoder().encode(file));
  await openWithToken(ctx, browser, token);
  const mandat = await ctx.db.mandat.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const account = await givenUser(ctx, {
    organisations: [await givenOrganisation(ctx)],
    referent: true,
  });
  return {
    "/administration": "/administration/",
    "/administration/changements": "/administration/changements/",
    "/administration/cartes": "/administration/cartes/",
    "/administration/cartes/import": "/administration/cartes/import/?erreur=FICHIER_COLONNES",
    "/administration/cartes/import/[importId]": `/administration/cartes/import/${importId}/`,
    "/administration/comptes": "/administration/comptes/?etat=sans-moyen",
    "/administration/comptes/desactivation": "/administration/comptes/desactivation/",
    "/administration/comptes/[userId]": `/administration/comptes/${account.id}/`,
    "/administration/comptes/[userId]/[acte]": `/administration/comptes/${account.id}/telephone/`,
    "/administration/messages": "/administration/messages/",
    "/administration/conservation": "/administration/conservation/",
    "/administration/conservation/archive": "/administration/conservation/archive/",
    "/administration/conservation/mesures/nouvelle":
      "/administration/conservation/mesures/nouvelle/",
    "/administration/conservation/mesures/[holdId]": `/administration/conservation/mesures/${holdId}/`,
    "/administration/code": "/administration/code/",
    "/administration/journal": "/administration/journal/",
    "/administration/mandats": "/administration/mandats/",
    "/administration/mandats/transfert": `/administration/mandats/transfert/?mandat=${mandat.id}&structure=pixl`,
    "/administration/usagers": "/administration/usagers/",
    "/administration/usagers-a-informer": "/administration/usagers-a-informer/",
    "/administration/structures": "/administration/structures/",
    "/administration/structures/[organisationId]": `/administration/structures/${mandat.organisationId}/`,
    "/administration/traductions": "/administration/traductions/",
    "/administration/traductions/[lang]": "/administration/traductions/fa-AF/",
  };
}
