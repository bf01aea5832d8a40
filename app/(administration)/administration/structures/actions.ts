"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { requireStaff } from "@/lib/auth/require-staff";
import { setFlash } from "@/lib/http/flash";
import {
  deactivateOrganisation,
  deactivateOrganisationSchema,
} from "@/lib/organisation/deactivate-organisation";
import { reactivateOrganisation } from "@/lib/organisation/reactivate-organisation";

export const deactivateOrganisationAction = defineAction({
  actor: (ctx) => requireStaff(ctx, "METIER"),
  schema: deactivateOrganisationSchema,
  run: async (ctx, staff, input) => {
    await deactivateOrganisation(ctx, staff, input);
    return input.organisation;
  },
  onSuccess: async (organisationId, ctx) => {
    await setFlash("structure-suspendue", ctx.settings.APP_URL.startsWith("https:"));
    redirect(`/administration/structures/${organisationId}/`);
  },
});

export const reactivateOrganisationAction = defineAction({
  actor: (ctx) => requireStaff(ctx, "METIER"),
  schema: z.object({ organisation: z.string().default("") }),
  run: async (ctx, staff, { organisation }) => ({
    organisation,
    ...(await reactivateOrganisation(ctx, staff, organisation)),
  }),
  onSuccess: async ({ organisation, restored }, ctx) => {
    const code = restored ? "structure-retablie" : "structure-rouverte";
    await setFlash(code, ctx.settings.APP_URL.startsWith("https:"));
    redirect(`/administration/structures/${organisation}/`);
  },
});
