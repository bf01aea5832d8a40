import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { AidantActor } from "@/lib/auth/actor";
import { askConsent } from "@/lib/consentement/ask-consent";
import { classifyAnswer } from "@/lib/consentement/classify-answer";
import { conversationSender } from "@/lib/consentement/conversation-sender";
import { expireConsents } from "@/lib/consentement/expire-consents";
import { readConversation } from "@/lib/consentement/read-conversation";
import { recordReport } from "@/lib/consentement/record-report";
import { sendRecap } from "@/lib/consentement/send-recap";
import type { SendSms } from "@/lib/consentement/send-at-once";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { piiContext } from "@/lib/journal/record-private";
import { startMandat } from "@/lib/mandat/start-mandat";
import { deliverDue } from "@/lib/outbox/deliver";
import { smsProvider } from "@/lib/sms/provider";
import { testContext } from "../../support/context";
import {
  answer,
  givenAsked,
  givenRecapSent,
  smsOf,
  stepsOf,
  toOutbox,
  USAGER_PHONE,
} from "../../support/factories/consent";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { smsProviderServer, smsSettings } from "../../support/sms-provider";

const MINUTE = 60_000;
const ctx = await testContext();
const server = await smsProviderServer();
afterAll(() => server.close());
const provider = smsProvider(smsSettings(server), ctx.clock);

let ana: AidantActor;

async function givenAidant(name = "L'Étape & Co"): Promise<AidantActor> {
  const organisation = await givenOrganisation(ctx, { name });
  const user = await givenUser(ctx, { organisations: [organisation] });
  return (await givenSession(ctx, user, organisation)).aidant;
}

beforeEach(async () => {
  ana = await givenAidant();
  server.messages.length = 0;
  server.next.length = 0;
  await ctx.db.outboxMessage.deleteMany({ where: { status: "PENDING" } });
});

const smsForm = {
  demarche: ["papiers" as const],
  duree: "SHORT" as const,
  remote: { method: "SMS" as const, phone: USAGER_PHONE },
};
const draftsOf = (actor: AidantActor) =>
  ctx.db.mandatDraft.findMany({ where: { aidantId: actor.userId } });
const draft = (id: string) => ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });
const consent = (id: string) => ctx.db.consentRequest.findUniqueOrThrow({ where: { id } });
const status = async (draftId: string, actor = ana) =>
  (await readConversation(ctx, actor, draftId, { kind: "NEW" }))?.status;
const ask = (draftId: string | undefined, asking: "first" | "again" = "first", send = toOutbox) =>
  askConsent(ctx, ana, { draftId, asking }, send);
/** Sends by the job what waits in the outbox. */
const deliver = (send: SendSms) => {
  const none = () => Promise.reject(new Error("not asked for"));
  const transports = { mail: none, pdf: none, sms: conversationSender(ctx, send) };
  return deliverDue(ctx, transports, ["SMS"]);
};

describe("SMS 1, the recap", () => {
  test("says who, for how long and for what, as plain text [MAN-068]", async () => {
    const one = await givenRecapSent(ctx, ana, { send: provider });
    const [message] = server.messages;
    expect(message?.correlationId).toBe(one.consentId);
    expect(message?.userIds).toEqual(["33612345678"]);
    expect(message?.message).toContain("L'Étape & Co va créer un mandat à votre nom");
    expect(message?.message).toContain("pour une durée de 1 jour");
    expect(message?.message).toContain(
      "la démarche suivante : Papiers - Citoyenneté - Élections.\n",
    );
    expect(message?.message.trim()).toBe(message?.message);
    expect(await draft(one.draftId)).toMatchObject({ status: "RECAP_SMS_SENT" });
    expect(await stepsOf(ctx, one.draftId)).toEqual(["remote_sms_recap_sent"]);

    const bea = await givenAidant();
    await givenRecapSent(ctx, bea, { demarches: [...DEMARCHE_KEYS], send: provider });
    const list = server.messages[1]?.message.split("\n").slice(1, 12) ?? [];
    expect(list[0]).toMatch(/les démarches suivantes :$/);
    expect(list.slice(1, 4)).toEqual([
      "Argent - Impôts - Consommation,",
      "Étranger - Europe,",
      "Famille - Scolarité,",
    ]);
    expect(list[10]).toBe("Travail - Formation.");
  });

  test.each([
    ["500", { status: 500, body: {} }],
    ["an errorReason", { status: 200, body: { errorReason: "x", errorMessage: "y" } }],
  ])("leaves no draft and no entry when the provider answers %s [MAN-069]", async (_, planned) => {
    server.next.push(planned);
    const draftId = await startMandat(ctx, ana, smsForm);
    const failed = sendRecap(ctx, ana, draftId, provider);
    await expect(failed).rejects.toMatchObject({
      code: "CONSENTEMENT_RECAP_NON_ENVOYE",
      options: { reference: expect.stringMatching(/^[0-9a-f-]{36}, le /) as string },
    });
    expect(await draftsOf(ana)).toEqual([]);
    const mine = { aidantId: ana.userId };
    expect(await ctx.db.consentRequest.count({ where: mine })).toBe(0);
    expect(await ctx.db.journalEntry.count({ where: { actorId: ana.userId } })).toBe(0);
    ctx.clock.advance(10 * MINUTE);
    expect(await deliver(provider)).toMatchObject({ done: 0, retried: 0 });
    expect(server.messages).toEqual([]);
  });

  test("is sent by a job, once, when the request died before sending it", async () => {
    const draftId = await startMandat(ctx, ana, smsForm);
    expect((await readConversation(ctx, ana, draftId, { kind: "NEW" }))?.stage).toBe(
      "recap-leaving",
    );
    expect(await deliver(provider)).toMatchObject({ done: 0 });
    ctx.clock.advance(4 * MINUTE);
    expect(await deliver(provider)).toMatchObject({ done: 1 });
    await sendRecap(ctx, ana, draftId, provider);
    expect(server.messages).toHaveLength(1);
    expect(await stepsOf(ctx, draftId)).toEqual(["remote_sms_recap_sent"]);
    expect(await draft(draftId)).toMatchObject({ status: "RECAP_SMS_SENT" });
  });

  test("never leaves for a draft that was given up meanwhile", async () => {
    await startMandat(ctx, ana, smsForm);
    await startMandat(ctx, ana, { demarche: ["papiers"], duree: "LONG" });
    ctx.clock.advance(4 * MINUTE);
    expect(await deliver(provider)).toMatchObject({ done: 0, refused: 1 });
    expect(server.messages).toEqual([]);
  });

  test("refused for good to the job: the form is to be filled in again", async () => {
    const draftId = await startMandat(ctx, ana, smsForm);
    ctx.clock.advance(4 * MINUTE);
    server.next.push({ status: 400, body: {} });
    expect(await deliver(provider)).toMatchObject({ refused: 1 });
    await expect(status(draftId)).rejects.toMatchObject({ code: "CONSENTEMENT_RECAP_ABSENT" });
    expect(await stepsOf(ctx, draftId)).toEqual([]);
  });

  test("leaves once when the form is sent twice at the same instant", async () => {
    const post = async () => {
      const draftId = await startMandat(ctx, ana, smsForm);
      await sendRecap(ctx, ana, draftId, provider);
      return draftId;
    };
    const ids = await Promise.all([post(), post(), post()]);
    expect(new Set(ids).size).toBe(1);
    expect(server.messages).toHaveLength(1);
    expect(await stepsOf(ctx, ids[0])).toEqual(["remote_sms_recap_sent"]);
  });
});

describe("SMS 2, the question", () => {
  test("is refused before the recap left [MAN-071]", async () => {
    const draftId = await startMandat(ctx, ana, smsForm);
    await expect(ask(draftId, "first", provider)).rejects.toMatchObject({
      code: "CONSENTEMENT_RECAP_ABSENT",
    });
    const plain = await startMandat(ctx, ana, { demarche: ["papiers"], duree: "LONG" });
    await expect(ask(plain)).rejects.toMatchObject({ code: "CONSENTEMENT_RECAP_ABSENT" });
    await expect(ask(undefined)).rejects.toMatchObject({ code: "MANDAT_BROUILLON_ABSENT" });
    expect(server.messages).toEqual([]);
  });

  test("leaves once when the button is pressed twice [MAN-072]", async () => {
    const { draftId, consentId } = await givenRecapSent(ctx, ana);
    await Promise.all(Array.from({ length: 4 }, () => ask(draftId, "first", provider)));
    await ask(draftId, "first", provider);
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]?.message).toMatch(/« Oui » pour accepter ou « Non » pour refuser/);
    const steps = await stepsOf(ctx, draftId);
    expect(steps).toEqual(["remote_sms_recap_sent", "remote_sms_consent_sent"]);
    expect(await consent(consentId)).toMatchObject({ status: "ASKED", asks: 1 });
    expect(await status(draftId)).toBe("NOK");
  });

  test("can be asked again after a failure of the provider, which journals nothing", async () => {
    const { draftId } = await givenRecapSent(ctx, ana);
    server.next.push({ status: 500, body: {} });
    await expect(ask(draftId, "first", provider)).rejects.toMatchObject({
      code: "CONSENTEMENT_DEMANDE_NON_ENVOYEE",
    });
    expect(await stepsOf(ctx, draftId)).toEqual(["remote_sms_recap_sent"]);
    await ask(draftId, "first", provider);
    expect(server.messages).toHaveLength(1);
  });

  test("can be asked again when its sender died and the job was refused", async () => {
    const { draftId } = await givenRecapSent(ctx, ana);
    const dead = () => new Promise<void>(() => undefined);
    void ask(draftId, "first", dead);
    await expect
      .poll(async () => (await smsOf(ctx, (await draft(draftId)).consentRequestId ?? "")).length)
      .toBe(2);
    ctx.clock.advance(4 * MINUTE);
    server.next.push({ status: 400, body: {} });
    expect(await deliver(provider)).toMatchObject({ refused: 1 });
    const stage = async () => (await readConversation(ctx, ana, draftId, { kind: "NEW" }))?.stage;
    expect(await stage()).toBe("recap-sent");
    await ask(draftId, "first", provider);
    expect(server.messages).toHaveLength(1);
    expect(await stage()).toBe("asked");
  });

  test("is sent again at most twice more, 60 s apart [MAN-081]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana);
    const undelivered = { correlationId: consentId, phone: USAGER_PHONE, smsId: "s-1" };
    expect(await recordReport(ctx, { ...undelivered, errorCode: "12" })).toBe(true);
    expect(await recordReport(ctx, { ...undelivered, errorCode: "12" })).toBe(false);
    expect(await status(draftId)).toBe("SEND_FAILED");
    await expect(ask(draftId, "again")).rejects.toMatchObject({
      code: "CONSENTEMENT_RENVOI_TROP_TOT",
    });
    ctx.clock.advance(MINUTE);
    await ask(draftId, "again");
    expect(await status(draftId)).toBe("NOK");
    ctx.clock.advance(MINUTE);
    await ask(draftId, "again");
    ctx.clock.advance(MINUTE);
    await expect(ask(draftId, "again")).rejects.toMatchObject({
      code: "CONSENTEMENT_RENVOIS_EPUISES",
    });
    const sent = (await stepsOf(ctx, draftId)).filter((name) => name.endsWith("consent_sent"));
    expect(sent).toHaveLength(3);
    expect(await stepsOf(ctx, draftId)).toContain("remote_sms_undelivered");
  });

  test("belongs to its aidant, structure and sign-in session", async () => {
    const { draftId } = await givenRecapSent(ctx, ana);
    const stranger = await givenAidant("Ailleurs");
    const elsewhere = { ...ana, organisationId: stranger.organisationId };
    const later = { ...ana, sessionId: stranger.sessionId };
    for (const actor of [stranger, elsewhere, later]) {
      const input = { draftId, asking: "first" } as const;
      const absent = { code: "MANDAT_BROUILLON_ABSENT" };
      await expect(askConsent(ctx, actor, input, toOutbox)).rejects.toMatchObject(absent);
      await expect(status(draftId, actor)).rejects.toMatchObject(absent);
    }
    const asRenewal = { kind: "RENEWAL", usagerId: ctx.random.uuid() } as const;
    await expect(readConversation(ctx, ana, draftId, asRenewal)).rejects.toMatchObject({
      code: "MANDAT_BROUILLON_ABSENT",
    });
  });
});

describe("the answer", () => {
  test.each([
    ["Oui", "consent"],
    ["oui", "consent"],
    ["   Oui  . ", "consent"],
    ["OUI.", "consent"],
    ["non", "denial"],
    [" Non. ", "denial"],
    ["STOP", "denial"],
    ["Oui;", "unclear"],
    ["Oui non", "unclear"],
    ["Ok", "unclear"],
    ["Oui..", "unclear"],
    ["", "unclear"],
  ])("« %s » is %s", (text, meaning) => {
    expect(classifyAnswer(text, "Oui")).toBe(meaning);
  });

  test.each(["Oui", " oui . "])(
    "« %s » consents, and a receipt says so [MAN-074]",
    async (text) => {
      const { draftId, consentId } = await givenAsked(ctx, ana);
      expect(await answer(ctx, consentId, text)).toBe("consent");
      expect(await status(draftId)).toBe("OK");
      expect(await draft(draftId)).toMatchObject({ status: "CONSENTED" });
      expect((await stepsOf(ctx, draftId)).at(-1)).toBe("remote_sms_consent_received");
      expect((await smsOf(ctx, consentId)).at(-1)?.text).toContain("enregistré votre accord");
      expect(await deliver(provider)).toMatchObject({ done: 1 });
      expect(server.messages.at(-1)?.correlationId).toBe(consentId);
    },
  );

  test("« Non » ends everything [MAN-075]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana);
    expect(await answer(ctx, consentId, "Non")).toBe("denial");
    expect(await status(draftId)).toBe("DENIED");
    expect(await draft(draftId)).toMatchObject({ status: "DENIED" });
    expect((await stepsOf(ctx, draftId)).at(-1)).toBe("remote_sms_denial_received");
    expect((await smsOf(ctx, consentId)).at(-1)?.text).toContain("votre refus");
    expect(await answer(ctx, consentId, "Oui")).toBe("ignored");
    expect(await status(draftId)).toBe("DENIED");
  });

  test("that is not understood is asked again once [MAN-076]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana);
    for (const text of ["Oui;", "Oui non", "ok"]) {
      expect(await answer(ctx, consentId, text)).toBe("unclear");
    }
    expect(await status(draftId)).toBe("NOK");
    const kinds = (await smsOf(ctx, consentId)).map(({ kind }) => kind);
    expect(kinds).toEqual(["RECAP", "ASK", "REPROMPT"]);
    expect(await answer(ctx, consentId, "oui")).toBe("consent");
  });

  test("given first stands [MAN-077]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana);
    await answer(ctx, consentId, "Oui");
    const before = await consent(consentId);
    expect(await answer(ctx, consentId, "Non")).toBe("ignored");
    expect(await answer(ctx, consentId, "Oui")).toBe("ignored");
    expect(await consent(consentId)).toEqual(before);
    expect(await status(draftId)).toBe("OK");
  });

  test("of another phone or about nothing changes nothing [MAN-078]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana);
    expect(await answer(ctx, consentId, "Oui", { phone: "+33698765432" })).toBe("ignored");
    expect(await answer(ctx, ctx.random.uuid(), "Oui")).toBe("ignored");
    expect(await answer(ctx, "not-an-id", "Oui")).toBe("ignored");
    expect(await status(draftId)).toBe("NOK");
    expect(
      await ctx.db.smsMessage.count({ where: { direction: "IN", consentRequestId: consentId } }),
    ).toBe(0);
  });

  test("delivered three times in parallel counts once [MAN-079]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana);
    const twice = { messageId: `same-${consentId}` };
    const unclear = await Promise.all([1, 2, 3].map(() => answer(ctx, consentId, "hein", twice)));
    expect(unclear.sort()).toEqual(["ignored", "ignored", "unclear"]);
    const same = { messageId: `same-oui-${consentId}` };
    await Promise.all([1, 2, 3].map(() => answer(ctx, consentId, "Oui", same)));
    const steps = await stepsOf(ctx, draftId);
    expect(steps.filter((name) => name === "remote_sms_consent_received")).toHaveLength(1);
    expect(steps.filter((name) => name === "remote_sms_unclear_received")).toHaveLength(1);
    const receipts = (await smsOf(ctx, consentId)).filter(({ kind }) => kind === "RECEIPT");
    expect(receipts).toHaveLength(1);
  });

  test("after 31 minutes comes too late, with or without the job [MAN-080]", async () => {
    for (const withJob of [false, true]) {
      const bea = await givenAidant();
      const { draftId, consentId } = await givenAsked(ctx, bea);
      ctx.clock.advance(30 * MINUTE);
      expect(await status(draftId, bea)).toBe("NOK");
      ctx.clock.advance(MINUTE);
      expect(await status(draftId, bea)).toBe("EXPIRED");
      if (withJob) {
        const runs = await Promise.all([expireConsents(ctx), expireConsents(ctx)]);
        expect(runs[0] + runs[1]).toBeGreaterThanOrEqual(1);
      }
      expect(await answer(ctx, consentId, "Oui")).toBe("late");
      expect(await answer(ctx, consentId, "Oui")).toBe("late");
      expect(await status(draftId, bea)).toBe("EXPIRED");
      expect(await draft(draftId)).toMatchObject({ status: "EXPIRED" });
      const sent = await smsOf(ctx, consentId);
      expect(sent.filter(({ kind }) => kind === "RECEIPT")).toHaveLength(1);
      expect(sent.at(-1)?.text).toContain("a expiré");
      const steps = await stepsOf(ctx, draftId);
      expect(steps.filter((name) => name === "remote_sms_expired")).toHaveLength(withJob ? 1 : 0);
      expect(steps.at(-1)).toBe("remote_sms_late_received");
    }
  });

  test("proves that the question left, if its sender died", async () => {
    const { draftId, consentId } = await givenRecapSent(ctx, ana);
    const died: SendSms = () => new Promise(() => undefined);
    void ask(draftId, "first", died);
    await expect
      .poll(async () => (await smsOf(ctx, consentId)).map(({ kind }) => kind))
      .toEqual(["RECAP", "ASK"]);
    expect(await answer(ctx, consentId, "Oui")).toBe("consent");
    expect(await status(draftId)).toBe("OK");
    ctx.clock.advance(4 * MINUTE);
    await deliver(provider);
    expect(server.messages.filter(({ message }) => message.includes("accepter ou"))).toEqual([]);
  });

  test("before the question: only a refusal counts", async () => {
    const { draftId, consentId } = await givenRecapSent(ctx, ana);
    expect(await answer(ctx, consentId, "Oui")).toBe("ignored");
    expect(await answer(ctx, consentId, "Stop")).toBe("denial");
    expect(await status(draftId)).toBe("DENIED");
  });

  test("to a draft given up meanwhile is late: no mandat can come of it", async () => {
    const { consentId } = await givenAsked(ctx, ana);
    await startMandat(ctx, ana, { demarche: ["papiers"], duree: "LONG" });
    expect(await answer(ctx, consentId, "Oui")).toBe("late");
  });
});

describe("the journal of a conversation", () => {
  test("names the structure, the démarches and the days; number and text stay apart [MAN-084]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana, {
      demarches: ["logement", "papiers"],
      duree: "MONTH",
    });
    await answer(ctx, consentId, "Oui");
    const entries = await ctx.db.journalEntry.findMany({
      where: { draftId },
      orderBy: { recordedAt: "asc" },
    });
    expect(entries).toHaveLength(3);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        actorKind: "aidant",
        actorId: ana.userId,
        organisationId: ana.organisationId,
        demarches: ["logement", "papiers"],
        days: 31,
        remoteMethod: "SMS",
      });
      expect(entry.details).toMatchObject({ consentRequestId: consentId });
      expect(JSON.stringify(entry)).not.toContain("612345678");
      expect(entry.piiCommitment).toMatch(/^[0-9a-f]{64}$/);
    }
    const last = entries.at(-1)?.id ?? "";
    const pii = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId: last } });
    const content = ctx.cipher.open(pii.content ?? "", piiContext(last));
    expect(JSON.parse(content)).toMatchObject({
      personal: { phone: USAGER_PHONE, message: "Oui" },
    });
  });

  test("keeps answers: the application cannot rewrite one", async () => {
    const { consentId } = await givenAsked(ctx, ana);
    await answer(ctx, consentId, "Non");
    const where = { id: consentId };
    const again = ctx.db.consentRequest.update({ where, data: { status: "ASKED" } });
    await expect(again).rejects.toThrow(/final/);
    const gone = ctx.db.smsMessage.deleteMany({ where: { consentRequestId: consentId } });
    await expect(gone).rejects.toThrow(/stays/);
    const body = ctx.db.smsMessage.updateMany({
      where: { consentRequestId: consentId },
      data: { body: "x" },
    });
    await expect(body).rejects.toThrow(/permission denied/);
  });
});
