import { aidantSchema } from "./aidants-schema";
import type { WholeRequest } from "./lock-request";
import { managerSchema } from "./manager-schema";
import { structureSchema } from "./structure-schema";

export type Section = "structure" | "referent" | "aidants";

const structureOf = (request: WholeRequest) => ({
  name: request.name,
  type: request.typeId === null ? "" : String(request.typeId),
  typeOther: request.typeOther,
  franceServicesLabel: request.franceServicesLabel ? "on" : undefined,
  franceServicesNumber: request.franceServicesNumber,
  address: request.address,
  addressComplement: request.addressComplement,
  zipcode: request.zipcode,
  city: request.city,
  webSite: request.webSite,
  missionDescription: request.missionDescription,
  avgNbDemarches: request.avgNbDemarches === null ? "" : String(request.avgNbDemarches),
});

/**
 * Parts of a request that do not pass the rules of today: drafts may be old, or left in the middle.
 * @param phone number of the référent, in clear
 */
export function invalidSections(request: WholeRequest, phone: string | null): Section[] {
  const { manager, aidants } = request;
  const isGood: Record<Section, boolean> = {
    structure: structureSchema.safeParse(structureOf(request)).success,
    referent:
      manager === null || managerSchema.safeParse({ ...manager, phone, isAidant: "on" }).success,
    aidants: aidants.every(
      (aidant) =>
        aidantSchema.safeParse({
          ...aidant,
          conseillerNumerique: aidant.conseillerNumerique ? "oui" : "non",
        }).success,
    ),
  };
  return (["structure", "referent", "aidants"] as const).filter((section) => !isGood[section]);
}
