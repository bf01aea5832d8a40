import type { Metadata } from "next";
import { UploadScreen } from "@/components/administration/cartes/UploadScreen";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { MAX_CARDS } from "@/lib/carte-totp/stage-import";
import { single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { tableurErrors } from "@/lib/tableur/errors";

export const metadata: Metadata = { title: "Importer des cartes – Aidants Connect" };

/** Message of a refused file, by its code in the address; nothing for any other. */
const messageOf = (code: string): string | undefined =>
  Object.entries(tableurErrors).find(([name]) => name === code)?.[1].message;

export default async function ImportCardsPage({ searchParams }: { searchParams: Query }) {
  await requireSteppedStaff(await requestContext(), "METIER");
  const { erreur } = await searchParams;
  return <UploadScreen error={messageOf(single(erreur) ?? "")} maxCards={MAX_CARDS} />;
}
