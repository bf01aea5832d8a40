import type { Metadata } from "next";
import { publicMetadata } from "@/components/layout/page-metadata";
import { TextPage } from "@/components/layout/TextPage";
import { siteMap } from "@/components/layout/site-map";

export const metadata: Metadata = publicMetadata("plan-du-site");

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
