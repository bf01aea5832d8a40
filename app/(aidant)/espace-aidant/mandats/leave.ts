import { redirect } from "next/navigation";
import { HOME_PATH } from "@/lib/auth/session-paths";
import type { Ctx } from "@/lib/context.types";
import { findLiveSession } from "@/lib/auth/require";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { errorPath } from "@/lib/http/handle";
import { requestContext } from "@/lib/http/request-context";

interface Way {
  flash: FlashCode;
  location: string;
}

const home = (flash: FlashCode): Way => ({ flash, location: HOME_PATH });

/** Refusals that are said on another page; every other one has a page of its own. */
const WAYS: Readonly<Partial<Record<DomainError["code"], Way>>> = {
  MANDAT_BROUILLON_ABSENT: {
    flash: "brouillon-absent",
    location: "/espace-aidant/creation_mandat/",
  },
  CONSENTEMENT_ATTENDU: {
    flash: "consentement-attendu",
    location: "/espace-aidant/creation_mandat/a_distance/attente_consentement/",
  },
  CONSENTEMENT_RECAP_ABSENT: {
    flash: "recap-sms-absent",
    location: "/espace-aidant/creation_mandat/",
  },
  MANDAT_INTROUVABLE: home("mandat-introuvable"),
  MANDAT_DEJA_TERMINE: home("mandat-deja-termine"),
  MANDAT_ENCORE_ACTIF: home("mandat-encore-actif"),
  AUTORISATION_INTROUVABLE: home("autorisation-introuvable"),
  AUTORISATION_ENCORE_ACTIVE: home("autorisation-encore-active"),
  REVOCATION_SANS_OBJET: home("revocation-sans-objet"),
  REVOCATION_SANS_DOCUMENT: home("revocation-sans-document"),
  USAGER_INTROUVABLE: home("usager-introuvable"),
  ORGANISATION_CHANGEE: home("organisation-differente"),
  RENOUVELLEMENT_IMPOSSIBLE: home("renouvellement-impossible"),
};

/** The way that a reason names, for the handler that sets the message of a page being rendered. */
export const wayOf = (flash: string): Way | undefined =>
  Object.values(WAYS).find((way) => way.flash === flash);

/** The page that says this refusal, if another one than the error page does. */
export const wayFor = (error: DomainError): Way | undefined => WAYS[error.code];

/** Data of a page, or the page to go to: one being rendered cannot set its message's cookie itself. */
export async function orLeavePage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const ctx = await requestContext();
    logRefusal(ctx, error, await findLiveSession(ctx));
    const way = wayFor(error);
    redirect(way ? `/api/mandats/refus/${way.flash}` : errorPath(error));
  }
}

/** Result of a form's act; a refusal that no form can mend leaves the form. */
export async function orLeaveForm<T>(ctx: Ctx, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const way = wayFor(error);
    if (way || LEAVING.has(error.code)) logRefusal(ctx, error, await findLiveSession(ctx));
    if (way) {
      await setFlash(way.flash, ctx.settings.APP_URL.startsWith("https:"));
      redirect(way.location);
    }
    if (LEAVING.has(error.code)) redirect(errorPath(error));
    throw error;
  }
}

const LEAVING: ReadonlySet<DomainError["code"]> = new Set([
  "MANDAT_DELAI_DEPASSE",
  "CONSENTEMENT_EXPIRE",
  "RENOUVELLEMENT_DELAI_DEPASSE",
  "MANDAT_COMPTE_REFUSE",
  "MANDAT_STRUCTURE_INACTIVE",
]);
