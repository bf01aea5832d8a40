import { z } from "zod";
import { parsePhone } from "@/lib/telephone/parse";
import type { RemoteChoice, RemoteMethod } from "./remote-choice";

const fields = z.object({
  is_remote: z.string().optional(),
  remote_method: z.string().optional(),
  user_phone: z.string().optional(),
  user_phone_verified: z.string().optional(),
});

type Fields = z.output<typeof fields>;
type Complain = (field: keyof Fields, message: string) => void;

function smsPhone(posted: Fields, complain: Complain): string | null {
  const typed = posted.user_phone?.trim() ?? "";
  const phone = typed === "" ? null : parsePhone(typed);
  if (typed === "") {
    complain("user_phone", "Indiquez le numéro de téléphone de la personne : il reçoit les SMS.");
  } else if (!phone) {
    complain(
      "user_phone",
      "Ce numéro de téléphone n'est pas valide. Écrivez un numéro français, par exemple 06 12 34 56 78 ou +687 75 12 34.",
    );
  } else if (!phone.canBeMobile) {
    complain("user_phone", "Ce numéro ne peut pas recevoir de SMS. Indiquez un numéro de mobile.");
  }
  if (posted.user_phone_verified !== "on") {
    complain(
      "user_phone_verified",
      "Cochez cette case : vérifiez d'abord l'identité de la personne qui répond à ce numéro.",
    );
  }
  return phone?.canBeMobile && posted.user_phone_verified === "on" ? phone.e164 : null;
}

/** Nothing is kept of the fields of another choice than the one made (§4.2). */
function choiceOf(
  posted: Fields,
  methods: readonly RemoteMethod[],
  complain: Complain,
): RemoteChoice | undefined {
  if (methods.length === 0 || posted.is_remote !== "on") return undefined;
  const method = methods.find((offered) => offered === posted.remote_method);
  if (method === undefined) {
    complain("remote_method", "Choisissez comment le mandat à distance sera conclu.");
    return undefined;
  }
  if (method === "LEGACY") return { method };
  const phone = smsPhone(posted, complain);
  return phone === null ? undefined : { method, phone };
}

/**
 * The remote block of a form (mandats §4.2, RemoteBlock.tsx), to be joined to the form's own schema by
 * `.and(…)`, so that every message comes at once.
 * @param methods those offered now; with none, whatever is posted gives an ordinary mandat
 */
export const remoteSchema = (methods: readonly RemoteMethod[]) =>
  fields.transform((posted, issues): { remote?: RemoteChoice } => {
    const complain: Complain = (field, message) =>
      issues.addIssue({ code: "custom", path: [field], message });
    const remote = choiceOf(posted, methods, complain);
    return remote ? { remote } : {};
  });
