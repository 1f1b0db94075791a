import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions, FastifyReply } from 'fastify';

/** How fastify answers what does not become a request: in the form of a GraphQL error. */
export const REFUSES_NO_REQUEST: Pick<FastifyHttpOptions<Server>, 'clientErrorHandler' | 'frameworkErrors'> = {
  clientErrorHandler: refuseBytes,
  frameworkErrors: (_error, _request, reply) => {
    // which replies there are is not known to its type
    void (reply as unknown as FastifyReply)
      .code(400)
      .send(failure('The address of the request is none: escape with % what has to be.'));
  },
};

const failure = (message: string) => ({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });

/** What is no HTTP, has too large a head or is not sent in time: the answer, in the form of a GraphQL error. */
function refuseBytes(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, message } = FAULTS[error.code ?? ''] ?? NO_HTTP;
  const isAnswered = (socket as Socket & { _httpMessage?: ServerResponse })._httpMessage?.headersSent === true;
  if (socket.writable && !isAnswered) {
    const body = JSON.stringify(failure(message));
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

const NO_HTTP = { status: 400, message: 'This is not a request of HTTP/1.1.' };

const FAULTS: Readonly<Record<string, { status: number; message: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    message: 'The request was not sent in time: send it faster, or less at a time.',
  },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The head of the request is too large: 16 KB are taken.' },
};
