import { listDemoAccounts } from "@/lib/demo/list-accounts";
import { contextOf } from "@/lib/http/request-context";
import { privateJson } from "@/lib/http/responses";

/** Accounts of the demonstration with the secret of their device; 404 outside demo mode (decision 21). */
export async function GET(request: Request): Promise<Response> {
  const accounts = await listDemoAccounts(contextOf(request));
  return accounts ? privateJson(accounts) : new Response(null, { status: 404 });
}
