import { confirmApplication } from "@/lib/carte-totp/confirm-application";
import {
  dissociateApplication,
  dissociateCard,
  unlinkCardSchema,
} from "@/lib/carte-totp/dissociate";
import { linkCard, linkCardSchema } from "@/lib/carte-totp/link-card";
import { resynchroniseCard } from "@/lib/carte-totp/resynchronise-card";
import { validateCard } from "@/lib/carte-totp/validate-card";
import { codeAttempt } from "@/lib/carte-totp/code-attempt";
import type { ReferentActor } from "@/lib/auth/actor";
import type { User } from "@/lib/generated/prisma/client";
import type { TestContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

/** A structure with a signed-in référent, and what référents do about means of connection. */
export function meansWorld(ctx: TestContext) {
  const form = (actor: ReferentActor, { id }: Pick<User, "id">) => ({
    personne: id,
    organisation: actor.organisationId,
  });
  return {
    team: async () => {
      const organisation = await givenOrganisation(ctx);
      const referent = await givenUser(ctx, { organisations: [organisation], referent: true });
      const { referent: actor } = await givenSession(ctx, referent, organisation);
      const aidant = () => givenUser(ctx, { organisations: [organisation] });
      return { organisation, referent, actor, aidant };
    },
    form,
    link: (actor: ReferentActor, user: Pick<User, "id">, serie: string) =>
      linkCard(ctx, actor, linkCardSchema.parse({ ...form(actor, user), serie })),
    validate: (actor: ReferentActor, user: Pick<User, "id">, code: string) =>
      validateCard(ctx, actor, { ...form(actor, user), code }),
    resynchronise: (actor: ReferentActor, user: Pick<User, "id">, code: string) =>
      resynchroniseCard(ctx, actor, { ...form(actor, user), code }),
    confirm: (actor: ReferentActor, user: Pick<User, "id">, code: string) =>
      confirmApplication(ctx, actor, { ...form(actor, user), code }),
    unlink: (
      actor: ReferentActor,
      user: Pick<User, "id">,
      more: { motif: string; precision?: string; confirmation?: string },
    ) => dissociateCard(ctx, actor, unlinkCardSchema.parse({ ...form(actor, user), ...more })),
    unlinkApplication: (
      actor: ReferentActor,
      user: Pick<User, "id">,
      more: { confirmation?: "on" } = {},
    ) => dissociateApplication(ctx, actor, { ...form(actor, user), precision: "", ...more }),
    /** A use of a code by its holder, as a sign-in makes it. */
    use: ({ id, email }: Pick<User, "id" | "email">, code: string) =>
      codeAttempt(
        ctx,
        { userId: id, email, place: "new-browser", ipPrefix: null },
        code,
        (_tx, consume) => consume(),
      ),
    deviceOf: ({ id }: Pick<User, "id">, kind: "CARD" | "APP" = "CARD") =>
      ctx.db.otpDevice.findUnique({ where: { userId_kind: { userId: id, kind } } }),
    entries: ({ id }: Pick<User, "id">, action: string) =>
      ctx.db.journalEntry.findMany({
        where: { action, details: { path: ["userId"], equals: id } },
        orderBy: { occurredAt: "asc" },
      }),
    mailsTo: async (kind: string, { email }: Pick<User, "email">) =>
      (await mailsNamed(ctx, kind)).filter(({ to }) => to === email),
  };
}
