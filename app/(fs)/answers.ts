import type { Ctx } from "@/lib/context.types";
import type { FcFailure } from "@/lib/franceconnect/fs/failure";
import { draftCookie } from "@/lib/http/draft-cookie";
import { flashCookie } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { seeOther } from "@/lib/http/responses";

export const FORM_PATH = "/espace-aidant/creation_mandat/";
export const RECAP_PATH = `${FORM_PATH}recapitulatif/`;
export const WAITING_PATH = `${FORM_PATH}a_distance/attente_consentement/`;
export const HOME_PATH = "/espace-aidant/";

const NO_STORE = { "cache-control": "no-store" };
const isSecure = (ctx: Ctx): boolean => ctx.settings.APP_URL.startsWith("https:");

export const FAILURE_FLASH = {
  annulee: "fc-annulee",
  "identite-incomplete": "fc-identite-incomplete",
  "identite-refusee": "fc-identite-refusee",
  erreur: "fc-erreur",
} as const satisfies Record<FcFailure, FlashCode>;

/** 303 with a message shown on the page reached. */
export const withFlash = (ctx: Ctx, location: string, code: FlashCode): Response =>
  seeOther(location, { ...NO_STORE, "set-cookie": flashCookie(code, isSecure(ctx)) });

/** 303 that makes this draft the one of the browser. */
export const withDraft = (ctx: Ctx, location: string, draftId: string): Response =>
  seeOther(location, { ...NO_STORE, "set-cookie": draftCookie(draftId, isSecure(ctx)) });

export const plainly = (location: string): Response => seeOther(location, NO_STORE);
