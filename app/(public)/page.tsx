import type { Metadata } from "next";
import { HomeContent } from "@/components/public/HomeContent";
import { env } from "@/lib/env";

export const metadata: Metadata = {
  title: "Accompagnez vos usagers en toute sécurité – Aidants Connect",
  description:
    "Aidants Connect permet aux professionnels de l'accompagnement de réaliser des démarches en ligne pour le compte d'usagers, avec leur mandat et par FranceConnect.",
  alternates: { canonical: "/" },
};

export default function HomePage() {
  return <HomeContent contact={env().CONTACT_EMAIL} />;
}
