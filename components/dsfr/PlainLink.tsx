import type { AnchorHTMLAttributes, RefAttributes } from "react";

export interface PlainLinkProps
  extends AnchorHTMLAttributes<HTMLAnchorElement>, RefAttributes<HTMLAnchorElement> {
  href: string;
  /** Accepted for those who write it; nothing is ever prefetched. */
  prefetch?: false;
}

/**
 * Link of react-dsfr's components: a whole page each time, so that the frame (current entry, message,
 * title, focus) always belongs to the page shown, and nothing is fetched ahead of the person.
 */
export function PlainLink(props: PlainLinkProps) {
  const anchor = { ...props };
  delete anchor.prefetch;
  return <a {...anchor} />;
}
