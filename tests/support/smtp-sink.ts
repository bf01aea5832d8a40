import { createServer, type Server, type Socket } from "node:net";

export interface SmtpSink {
  url: string;
  port: number;
  /** Received messages, as they came over the wire. */
  messages: { recipient: string; data: string }[];
  /** Recipients answered by 550. */
  refused: Set<string>;
  close(): Promise<void>;
}

/** A tiny SMTP relay that keeps what it receives: enough of RFC 5321 for one client at a time. */
export async function smtpSink(port = 0): Promise<SmtpSink> {
  const messages: SmtpSink["messages"] = [];
  const refused = new Set<string>();
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    converse(socket, messages, refused);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${String(address.port)}`,
    port: address.port,
    messages,
    refused,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, messages: SmtpSink["messages"], refused: Set<string>): void {
  let buffer = "";
  let recipient = "";
  let data: string[] | null = null;
  const answer = (line: string) => socket.write(`${line}\r\n`);
  const onLine = (line: string) => {
    if (data) {
      if (line !== ".") {
        data.push(line);
        return;
      }
      messages.push({ recipient, data: data.join("\n") });
      data = null;
      answer("250 kept");
    } else if (/^RCPT TO:/i.test(line)) {
      recipient = /<(.+)>/.exec(line)?.[1] ?? "";
      answer(refused.has(recipient) ? "550 no such user" : "250 ok");
    } else if (/^DATA/i.test(line)) {
      data = [];
      answer("354 go on");
    } else if (/^QUIT/i.test(line)) {
      answer("221 bye");
      socket.end();
    } else {
      answer("250 ok");
    }
  };
  answer("220 sink");
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    buffer += chunk.toString("utf8");
    const lines = buffer.split("\r\n");
    buffer = lines.pop() ?? "";
    lines.forEach(onLine);
  });
}
