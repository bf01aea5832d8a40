import type { Ctx } from "@/lib/context.types";
import {
  givenAdditionDraft,
  givenChange,
  givenFormationSession,
  givenTrainee,
} from "../../support/factories/formation";
import type { PageList } from "./pages";
import type { Person } from "./people";

/** Pages about people whom a structure asks for. */
export async function additionPages(ctx: Ctx, referent: Person): Promise<PageList> {
  const learner = await givenTrainee(ctx, referent.organisation, { status: "PROCESSING" });
  await givenFormationSession(ctx);
  const request = `/espace-referent/aidant-a-former/${learner.id}`;
  await givenAdditionDraft(ctx, referent.user, referent.organisation);
  const change = await givenChange(ctx, referent);
  const add = "/espace-referent/aidant/ajouter";
  return {
    "/espace-referent/changement-structure/[changeId]/annuler-demande": `/espace-referent/changement-structure/${change.id}/annuler-demande/`,
    [`${add}/profil`]: `${add}/profil/`,
    [`${add}/aidants-non-formes`]: `${add}/aidants-non-formes/`,
    [`${add}/confirmation`]: `${add}/confirmation/`,
    "/espace-referent/demandes": "/espace-referent/demandes/",
    "/espace-referent/aidant-a-former/[traineeId]/inscription-formation": `${request}/inscription-formation/`,
    "/espace-referent/aidant-a-former/[traineeId]/annuler-demande": `${request}/annuler-demande/`,
  };
}
