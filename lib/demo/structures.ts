import type { Prisma } from "@/lib/generated/prisma/client";

export type StructureKey = "betagouv" | "pixl" | "equipe";

type StructureSeed = Omit<
  Prisma.OrganisationUncheckedCreateInput,
  "allowedDemarches" | "createdAt"
> & { id: string };

/** Structures of the demonstration (decisions 25 and 48); their SIRET are left empty on purpose. */
export const DEMO_STRUCTURES: Readonly<Record<StructureKey, StructureSeed>> = {
  betagouv: {
    id: "6c0d5f1e-5d0c-4a5e-9d0a-5f1f0a4b7c01",
    name: "BetaGouv",
    address: "20 avenue de Ségur",
    zipcode: "75007",
    city: "Paris",
    communeCode: "75107",
    departementCode: "75",
    regionCode: "11",
  },
  pixl: {
    id: "6c0d5f1e-5d0c-4a5e-9d0a-5f1f0a4b7c02",
    name: "PIXL GrandSoissons",
    address: "1 rue des Minimes",
    zipcode: "02200",
    city: "Soissons",
    communeCode: "02722",
    departementCode: "02",
    regionCode: "32",
  },
  equipe: {
    id: "6c0d5f1e-5d0c-4a5e-9d0a-5f1f0a4b7c03",
    name: "Équipe Aidants Connect",
    address: "20 avenue de Ségur",
    zipcode: "75007",
    city: "Paris",
    communeCode: "75107",
    departementCode: "75",
    regionCode: "11",
    excludedFromStats: true,
  },
};
