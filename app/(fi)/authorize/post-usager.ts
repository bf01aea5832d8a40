import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { cancelConnection } from "@/lib/franceconnect/fi/cancel-connection";
import { chooseUsager } from "@/lib/franceconnect/fi/choose-usager";
import { valueOf } from "@/lib/franceconnect/fi/fields";
import {
  demarcheScreen,
  noDemarcheScreen,
  usagerScreen,
} from "@/lib/franceconnect/fi/screen-status";
import { cleanTerm } from "@/lib/franceconnect/fi/search-term";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { searchCookie } from "@/lib/http/search-cookie";
import { screenForm } from "../forms";
import { guardScreen, leaveFor } from "../screens";

/** Refusals that page 1 explains on its field instead of leaving. */
const FIELD_ERRORS: Readonly<Record<string, string>> = {
  FI_USAGER_REQUIRED: "choix",
  FI_IDENTITY_INCOMPLETE: "identite",
};

async function choose(
  ctx: Ctx,
  actor: AidantActor,
  input: { connectionId: string; usagerId: string | undefined },
): Promise<Response> {
  try {
    const { connectionId, hasOffer } = await chooseUsager(ctx, actor, input);
    return seeOther(hasOffer ? demarcheScreen(connectionId) : noDemarcheScreen(connectionId));
  } catch (error) {
    const shown = error instanceof DomainError ? FIELD_ERRORS[error.code] : undefined;
    if (shown === undefined) throw error;
    return seeOther(`${usagerScreen(input.connectionId)}&erreur=${shown}`);
  }
}

function search(ctx: Ctx, connectionId: string, typed: string): Response {
  const secure = ctx.settings.APP_URL.startsWith("https:");
  const cookie = searchCookie(encodeURIComponent(connectionId), cleanTerm(typed), secure);
  return seeOther(usagerScreen(connectionId), { "set-cookie": cookie });
}

/** Form of page 1: choice of the person, search, or cancel (franceconnect §3.3). */
export const postUsager = browserRoute(async (ctx, request) => {
  const fields = await screenForm(request);
  const connectionId = valueOf(fields, "connection_id") ?? "";
  const actor = await guardScreen(ctx, request, usagerScreen(connectionId));
  if (actor instanceof Response) return actor;
  const action = valueOf(fields, "action");
  if (action === "cancel") return leaveFor(await cancelConnection(ctx, actor, connectionId));
  if (action === "search") return search(ctx, connectionId, valueOf(fields, "recherche") ?? "");
  return choose(ctx, actor, { connectionId, usagerId: valueOf(fields, "chosen_usager") });
});
