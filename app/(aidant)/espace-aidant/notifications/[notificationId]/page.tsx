import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { MessageBody } from "@/components/notification/MessageBody";
import { MessageHead } from "@/components/notification/MessageHead";
import { StateForm } from "@/components/notification/StateForm";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { TYPE_LABELS } from "@/lib/notification/model";
import { viewNotification } from "@/lib/notification/view-notification";
import { orLeavePage } from "../../mandats/leave";
import "@/components/notification/notification.css";

export const metadata: Metadata = { title: "Message de l’équipe – Aidants Connect" };

const TRAIL = [
  { label: "Accueil", href: "/espace-aidant/" },
  { label: "Mes messages", href: "/espace-aidant/notifications/" },
];

interface NotificationPageProps {
  params: Promise<{ notificationId: string }>;
}

export default async function NotificationPage({ params }: NotificationPageProps) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const message = await orLeavePage(viewNotification(ctx, actor, (await params).notificationId));
  const title = TYPE_LABELS[message.type];
  const back = `/espace-aidant/notifications/${message.id}/`;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={TRAIL} current={title} />
      <h1 id={`message-${message.id}`}>{title}</h1>
      <MessageHead message={message} />
      <MessageBody html={message.html} />
      {message.mustAck && <StateForm id={message.id} read={message.read} back={back} />}
    </div>
  );
}
