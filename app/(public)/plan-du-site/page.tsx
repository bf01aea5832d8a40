import type { Metadata } from "next";
import { TextPage } from "@/components/layout/TextPage";
import { siteMap } from "@/components/layout/site-map";

export const metadata: Metadata = {
  title: "Plan du site – Aidants Connect",
  description: "Toutes les pages d'Aidants Connect.",
};

export default function SiteMapPage() {
  return (
    <TextPage title="Plan du site">
      {siteMap().map(({ title, pages }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {pages.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </TextPage>
  );
}
