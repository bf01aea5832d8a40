import { orRefusal } from "@/app/(aidant)/espace-aidant/mandats/refusal";
import { guardAidant } from "@/lib/auth/guard-route";
import { flashCookie } from "@/lib/http/flash";
import { readFormBody } from "@/lib/http/form-body";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { checkPaper } from "@/lib/mandat/check-paper";
import { PAPER_STEPS, paperSchema } from "@/lib/mandat/paper-schema";

const MAX_BODY = 4 * 1024;

const attestation = (mandatId: string): string =>
  `/espace-aidant/mandats/${encodeURIComponent(mandatId)}/visualisation`;

/** Ticks a step of the checklist of the paper (mandats §3.8), then shows the page that held the form. */
export const POST = browserRoute<{ mandatId: string }>(async (ctx, request, { mandatId }) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const body = await readFormBody(request, MAX_BODY);
  if (body.kind === "too-large") return new Response(null, { status: 413 });
  const form = new URLSearchParams(body.kind === "form" ? body.text : "");
  const posted = paperSchema.safeParse(Object.fromEntries(form));
  // No form of ours sends that: there is nothing to say about it.
  if (!posted.success) return seeOther(attestation(mandatId));
  const { etape, retour } = posted.data;
  const work = checkPaper(ctx, actor, { mandatId, item: PAPER_STEPS[etape] });
  const checked = await orRefusal(ctx, actor, work);
  if (checked instanceof Response) return checked;
  const secure = ctx.settings.APP_URL.startsWith("https:");
  const page =
    retour === "usager"
      ? `/espace-aidant/usagers/${checked.usagerId}/#mandat-${checked.mandatId}`
      : attestation(checked.mandatId);
  return seeOther(page, { "set-cookie": flashCookie("papier-note", secure) });
});

/** An address typed by hand. */
export const GET = browserRoute<{ mandatId: string }>((_ctx, _request, { mandatId }) =>
  Promise.resolve(seeOther(attestation(mandatId))),
);
