import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { CguText } from "@/components/cgu/CguText";
import { TextPage } from "@/components/layout/TextPage";
import { env } from "@/lib/env";

export const metadata: Metadata = publicMetadata("cgu");

export default function CguPage() {
  return (
    <TextPage title="Conditions générales d’utilisation" updated="24 novembre 2026">
      <p>Version {env().CGU_VERSION}.</p>
      <CguText />
    </TextPage>
  );
}
