import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mailSender } from "@/lib/mail/sender";
import { deliverDue, type Transports } from "@/lib/outbox/deliver";
import { smsSenderOf } from "@/lib/sms/sender";
import { testContext } from "../../support/context";
import { aMail, givenMessage } from "../../support/outbox";
import { smtpSink, type SmtpSink } from "../../support/smtp-sink";

const base = await testContext();
let main: SmtpSink;
let second: SmtpSink;
let transports: Transports;

const MAIL = ["MAIL"] as const;
const theMessage = () => base.db.outboxMessage.findFirstOrThrow();

beforeEach(async () => {
  await base.db.outboxMessage.deleteMany();
  main = await smtpSink();
  second = await smtpSink();
  const settings = {
    ...base.settings,
    SMTP_URL: main.url,
    SMTP_ALT_URL: second.url,
    ALT_SMTP_DOMAINS: ["laposte.net"],
  };
  transports = {
    mail: mailSender(settings),
    sms: smsSenderOf({ settings, clock: base.clock }),
    pdf: () => Promise.reject(new Error("not asked for")),
  };
});

afterEach(async () => {
  await main.close();
  await second.close();
});

describe("mails by SMTP", () => {
  test("carry both parts and the message's own Message-ID", async () => {
    await givenMessage(base);
    await deliverDue(base, transports, MAIL);
    const [mail] = main.messages;
    const { id } = await theMessage();
    expect(mail?.recipient).toBe("camille@structure.test");
    expect(mail?.data).toContain(`Message-ID: <${id}@ac.localhost>`);
    expect(mail?.data).toContain("Content-Type: text/plain");
    expect(mail?.data).toContain("Content-Type: text/html");
  });

  test("leave through the second relay for laposte.net [AUTH-A26]", async () => {
    await givenMessage(base, aMail({ to: "camille@LaPoste.net" }));
    await givenMessage(base, aMail({ to: "camille@structure.test" }));
    expect(await deliverDue(base, transports, MAIL)).toMatchObject({ done: 2 });
    expect(second.messages.map(({ recipient }) => recipient)).toEqual(["camille@laposte.net"]);
    expect(main.messages.map(({ recipient }) => recipient)).toEqual(["camille@structure.test"]);
  });

  test("wait while the relay is down and leave after its recovery [AUTH-A27]", async () => {
    await main.close();
    await givenMessage(base);
    expect(await deliverDue(base, transports, MAIL)).toMatchObject({ retried: 1 });
    expect(await theMessage()).toMatchObject({ status: "PENDING" });
    main = await smtpSink(main.port);
    base.clock.advance(10_000);
    expect(await deliverDue(base, transports, MAIL)).toMatchObject({ done: 1 });
    expect(main.messages).toHaveLength(1);
  });

  test("are not repeated to a recipient whom the relay does not know", async () => {
    main.refused.add("camille@structure.test");
    await givenMessage(base);
    expect(await deliverDue(base, transports, MAIL)).toMatchObject({ refused: 1 });
    expect(await theMessage()).toMatchObject({ status: "FAILED" });
  });
});
