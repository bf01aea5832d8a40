import { postLink } from "@/lib/auth/post-link";
import { browserRoute } from "@/lib/http/handle";

/** Consumes the link: the button of its page posts here. */
export const POST = browserRoute<{ token: string }>((ctx, request, { token }) =>
  postLink(ctx, request, token),
);
