import { listDemoMessages } from "@/lib/demo/list-messages";
import { contextOf } from "@/lib/http/request-context";
import { privateJson } from "@/lib/http/responses";

/** Mails and SMS of the demonstration, newest first; 404 outside demo mode (decision 21). */
export async function GET(request: Request): Promise<Response> {
  const to = new URL(request.url).searchParams.get("to") ?? "";
  const messages = await listDemoMessages(contextOf(request), to);
  return messages ? privateJson(messages) : new Response(null, { status: 404 });
}
