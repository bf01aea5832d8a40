import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { IssuerActor } from "./issuer-actor";
import { lockRequest, requireEditable, touchRequest } from "./lock-request";
import { sealManagerPhone } from "./manager-phone";
import type { ManagerInput } from "./manager-schema";
import { isGenericEmail, isUnlikeName } from "./nominative-email";

/**
 * Step 4: the référent of a request, one row however often it is saved.
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE, EMAIL_DE_LA_STRUCTURE
 */
export async function saveManager(
  ctx: Ctx,
  actor: IssuerActor,
  input: ManagerInput & { requestId: string },
): Promise<void> {
  const { requestId, phone, isAidant, ...person } = input;
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, requestId);
    requireEditable(request);
    if (isGenericEmail(person.email, [request.name, request.city])) {
      throw new DomainError("EMAIL_DE_LA_STRUCTURE", { field: "email" });
    }
    const now = ctx.clock.now();
    const data = {
      ...person,
      phone: sealManagerPhone(ctx, request.id, phone),
      emailUnlike: isUnlikeName(person.email, person),
      updatedAt: now,
    };
    await tx.requestManager.upsert({
      where: { requestId: request.id },
      create: { requestId: request.id, ...data },
      // A référent becomes an aidant at the submission only, by an aidant with his address
      update: isAidant ? data : { ...data, isAidant: false, conseillerNumerique: false },
    });
    await touchRequest(tx, request.id, now);
  });
}
