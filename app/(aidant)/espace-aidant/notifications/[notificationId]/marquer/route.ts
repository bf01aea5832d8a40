import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { answerPost, markForScript } from "./answer";

interface Params {
  notificationId: string;
}

/** Hides a message of one's own (mandats §8). */
export const DELETE = browserRoute<Params>((ctx, request, { notificationId }) =>
  markForScript(ctx, request, { id: notificationId, read: true }),
);

/** Shows it again; or hides it, for a form without script. */
export const POST = browserRoute<Params>((ctx, request, { notificationId }) =>
  answerPost(ctx, request, notificationId),
);

/** An address typed by hand, or the way back from sign-in. */
export const GET = browserRoute<Params>(async () => seeOther("/espace-aidant/notifications/"));
