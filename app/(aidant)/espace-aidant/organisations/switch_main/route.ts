import { postSwitch } from "@/lib/auth/post-switch";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** Chooses the current organisation among one's own. */
export const POST = browserRoute(postSwitch);
export const GET = (): Response => seeOther(HOME_PATH);
