import { movedToEspaceAidant } from "@/lib/http/moved";

/** Former address (mandats §3.2). */
export const GET = movedToEspaceAidant;
