import { staffSearchRoute } from "@/lib/http/staff-search-route";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

export const POST = staffSearchRoute("comptes", "TEAM");

/** An address typed by hand. */
export const GET = browserRoute(async () => seeOther("/administration/comptes/"));
