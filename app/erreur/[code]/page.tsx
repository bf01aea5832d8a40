import type { Metadata } from "next";
import { ErrorContent } from "@/components/layout/ErrorContent";
import { errorText } from "@/lib/errors/error-texts";

interface ErrorPageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const textOf = async ({ params, searchParams }: ErrorPageProps) => {
  const { motif } = await searchParams;
  return errorText((await params).code, typeof motif === "string" ? motif : undefined);
};

export async function generateMetadata(props: ErrorPageProps): Promise<Metadata> {
  const { title } = await textOf(props);
  return { title: `${title} – Aidants Connect`, robots: { index: false } };
}

export default async function ErrorPage(props: ErrorPageProps) {
  return <ErrorContent {...await textOf(props)} />;
}
