// A server of one folder for this machine alone: 127.0.0.1, reading only, nothing outside the folder.

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { Trouble } from './trouble.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Serves the files of a folder under their names; resolves when it listens, with its address. */
export async function serveFolder(
  folder: string,
  options: { readonly port: number },
): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1) || 'index.html';
    const allowed = /^[a-z][a-z.-]*$/.test(name) && !name.includes('..');
    if (!allowed || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n');
      return;
    }
    readFile(join(folder, name)).then(
      (bytes) => {
        const type = types[extname(name)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
        response.end(request.method === 'HEAD' ? undefined : bytes);
      },
      () =>
        response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n'),
    );
  });
  const address = await new Promise<string>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Trouble(`The port ${options.port} is in use.`, {
              hint: 'Choose another with --port, or 0 for any that is free.',
            })
          : error,
      );
    });
    server.listen(options.port, '127.0.0.1', () => {
      const at = server.address();
      resolve(
        `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : options.port}/`,
      );
    });
  });
  return { address, server };
}
