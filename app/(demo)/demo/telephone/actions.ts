"use server";
import { notFound, redirect } from "next/navigation";
import { isDemoOpen } from "@/lib/demo/demo-mode";
import { answerFromDemoPhone } from "@/lib/demo/phone";
import { requestContext } from "@/lib/http/request-context";

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

/** What the person answers: one of the two words, or whatever was typed. */
export async function answerAction(data: FormData): Promise<void> {
  const ctx = await requestContext();
  if (!isDemoOpen(ctx)) notFound();
  const number = textOf(data, "numero");
  const text = textOf(data, "texte");
  if (text.trim() !== "") await answerFromDemoPhone(ctx, { number, text });
  redirect(`/demo/telephone?numero=${encodeURIComponent(number)}`);
}
