import type { ReactNode } from "react";
import type { FlashCode } from "@/lib/http/flash-codes";
import { DisplaySettings } from "./DisplaySettings";
import { FlashMessage } from "./FlashMessage";
import { Footer } from "./Footer";
import { Header } from "./Header";
import type { MenuEntry } from "./menus";
import { SkipLinks } from "./SkipLinks";

interface FrameProps {
  path: string;
  menu: readonly MenuEntry[];
  tools: readonly { key: string; element: ReactNode }[];
  menuEnd?: ReactNode;
  flash?: FlashCode | undefined;
  /** Name of the active structure, in the espaces. */
  structure?: string;
  children: ReactNode;
}

/** What surrounds every page (public-site §1.3). Pages give their own `fr-container`. */
export function Frame(props: FrameProps) {
  const { path, menu, tools, menuEnd, flash, structure, children } = props;
  return (
    <>
      <SkipLinks />
      <Header path={path} menu={menu} tools={tools} menuEnd={menuEnd} />
      <main id="contenu" role="main" tabIndex={-1}>
        {flash && <FlashMessage code={flash} {...(structure === undefined ? {} : { structure })} />}
        {children}
      </main>
      <Footer />
      <DisplaySettings />
    </>
  );
}
