/** Text of a message; lib/markdown made its HTML from an allow-list. */
export function MessageBody({ html }: { html: string }) {
  return <div className="ac-message" dangerouslySetInnerHTML={{ __html: html }} />;
}
