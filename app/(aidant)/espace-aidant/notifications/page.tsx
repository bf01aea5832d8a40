import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { MessageList } from "@/components/notification/MessageList";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { listNotifications } from "@/lib/notification/list-notifications";
import { isNotificationKind } from "@/lib/notification/model";
import "@/components/notification/notification.css";

export const metadata: Metadata = { title: "Mes messages – Aidants Connect" };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function NotificationsPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const { type, page } = await searchParams;
  const list = await listNotifications(ctx, actor, {
    type: typeof type === "string" && isNotificationKind(type) ? type : null,
    page: typeof page === "string" && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  });
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={[{ label: "Accueil", href: "/espace-aidant/" }]} current="Mes messages" />
      <h1>Mes messages</h1>
      <MessageList list={list} />
    </div>
  );
}
