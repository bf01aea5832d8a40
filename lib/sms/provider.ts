import { z } from "zod";
import type { Clock } from "@/lib/clock";
import type { ProviderSettings } from "@/lib/consentement/availability";
import { callServer, type OutboundRequest } from "@/lib/franceconnect/http-client";
import type { Transports } from "@/lib/outbox/deliver";
import type { SmsMessage } from "@/lib/outbox/message";
import { MessageRefused } from "@/lib/outbox/refusal";

/** Longest wait for one answer of the provider (mandats §4.6). */
const CALL_MS = 5_000;
/** A token is renewed before it dies on its way. */
const TOKEN_MARGIN_MS = 10_000;

/** Named in logs and in the outbox; never carries what was sent nor what came back. */
class SmsFailure extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = `Sms:${reason}`;
  }
}

const tokenAnswer = z.looseObject({ access_token: z.string().min(1), ttl: z.coerce.number() });
const sendAnswer = z.looseObject({ errorReason: z.unknown().optional() });

const JSON_HEADERS = { "content-type": "application/json", accept: "application/json" };

/** One call, tried again once when the network failed. */
async function call(url: string, request: OutboundRequest): Promise<Response> {
  const attempt = () => callServer(url, request, AbortSignal.timeout(CALL_MS));
  try {
    return await attempt().catch(attempt);
  } catch {
    throw new SmsFailure("network");
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text()) as unknown;
  } catch {
    return null;
  }
}

/** Statuses that say nothing about this very message: it may be sent again later. */
const isTemporary = (status: number): boolean =>
  status >= 500 || [401, 403, 408, 429].includes(status);

interface Token {
  value: string;
  until: number;
}

/**
 * Sends by the provider of mandats §4.6. The token is kept until shortly before its end; a 401 of the
 * sending takes a new one, once. Neither password, token, number nor text is ever logged.
 */
export function smsProvider(settings: ProviderSettings, clock: Clock): Transports["sms"] {
  const base = settings.SMS_BASE_URL.replace(/\/$/, "");
  const address = (path: string) => `${base}/${path.replace(/^\//, "")}`;
  let kept: Token | undefined;

  async function newToken(): Promise<Token> {
    const { SMS_USER: username, SMS_PASSWORD: password } = settings;
    const response = await call(address(settings.SMS_TOKEN_PATH), {
      method: "POST",
      headers: JSON_HEADERS,
      body: JSON.stringify({ username, password }),
    });
    const parsed = tokenAnswer.safeParse(await jsonOf(response));
    if (!response.ok || !parsed.success) throw new SmsFailure(`token-${String(response.status)}`);
    const life = parsed.data.ttl * 1000 - TOKEN_MARGIN_MS;
    return { value: parsed.data.access_token, until: clock.now().getTime() + life };
  }

  async function token(fresh: boolean): Promise<string> {
    if (fresh || !kept || kept.until <= clock.now().getTime()) kept = await newToken();
    return kept.value;
  }

  async function post(message: SmsMessage, id: string, fresh: boolean): Promise<Response> {
    return call(address(settings.SMS_SEND_PATH), {
      method: "POST",
      headers: { ...JSON_HEADERS, authorization: `Bearer ${await token(fresh)}` },
      body: JSON.stringify({
        userIds: [message.to.replace(/^\+/, "")],
        correlationId: message.correlationId ?? id,
        message: message.text,
        encoding: "Unicode",
      }),
    });
  }

  return async (message, id) => {
    const first = await post(message, id, false);
    const response = first.status === 401 ? await post(message, id, true) : first;
    if (!response.ok) {
      const reason = `status-${String(response.status)}`;
      throw isTemporary(response.status) ? new SmsFailure(reason) : new MessageRefused(reason);
    }
    const { errorReason } = sendAnswer.safeParse(await jsonOf(response)).data ?? {};
    if (errorReason !== undefined && errorReason !== null && errorReason !== "") {
      throw new MessageRefused("error-reason");
    }
  };
}
