import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { HomeContent } from "@/components/public/HomeContent";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("accueil");

export default function HomePage() {
  return <HomeContent contact={env().CONTACT_EMAIL} />;
}
