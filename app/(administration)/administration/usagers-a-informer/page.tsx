import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { UsagersToInformScreen } from "@/components/administration/UsagersToInformScreen";
import { requireStaff } from "@/lib/auth/require-staff";
import { DomainError } from "@/lib/errors/domain-error";
import { pageNumber, single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { listUsagersToInform } from "@/lib/organisation/usagers-to-inform";
import { noteInformedAction } from "./actions";

export const metadata: Metadata = {
  title: "Usagers à informer – Administration – Aidants Connect",
};

interface UsagersToInformPageProps {
  searchParams: Query;
}

export default async function UsagersToInformPage({ searchParams }: UsagersToInformPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const query = await searchParams;
  const page = pageNumber(query);
  const list = single(query.liste) === "informes" ? "told" : "left";
  const structure = single(query.structure) ?? null;
  const view = await listUsagersToInform(ctx, actor, structure, page, list).catch(
    (error: unknown) => {
      if (error instanceof DomainError) redirect("/erreur/404");
      throw error;
    },
  );
  return (
    <UsagersToInformScreen
      view={view}
      list={list}
      page={page}
      structure={structure}
      action={noteInformedAction}
    />
  );
}
