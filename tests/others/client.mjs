// Talks with a language server as an editor does, over its standard input and output.
import { spawn } from 'node:child_process';

export class Client {
  #program;
  #waiting = new Map();
  #read = Buffer.alloc(0);
  #next = 1;
  /** What the server asks the editor, and the answer; what is not here is answered with nothing. */
  answers = {};
  /** What is done with what the server tells. */
  heard = {};

  constructor(command, args, options = {}) {
    this.#program = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
    this.ended = new Promise((tell) => this.#program.on('exit', tell));
    this.#program.stdout.on('data', (more) => {
      this.#read = Buffer.concat([this.#read, more]);
      for (let own = this.#message(); own; own = this.#message()) this.#take(own);
    });
  }

  #message() {
    const head = this.#read.indexOf('\r\n\r\n');
    if (head < 0) return undefined;
    const [, length] = this.#read.toString('latin1', 0, head).match(/content-length: *(\d+)/i);
    const [from, to] = [head + 4, head + 4 + Number(length)];
    if (this.#read.length < to) return undefined;
    const own = JSON.parse(this.#read.toString('utf8', from, to));
    this.#read = this.#read.subarray(to);
    return own;
  }

  #take({ id, method, params, result, error }) {
    if (method === undefined) {
      const [answered, refused] = this.#waiting.get(id) ?? [];
      this.#waiting.delete(id);
      if (error) refused?.(new Error(error.message));
      else answered?.(result);
    } else if (id === undefined) this.heard[method]?.(params);
    else this.#send({ id, result: this.answers[method]?.(params) ?? null });
  }

  #send(own) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...own });
    this.#program.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  tell(method, params) {
    this.#send({ method, params });
  }

  ask(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((answered, refused) => {
      this.#waiting.set(id, [answered, refused]);
      setTimeout(() => refused(new Error(`${method} was not answered`)), 60_000).unref();
    });
  }

  /** The next time that something is told which `is` so. */
  told(method, is) {
    return new Promise((heard, refused) => {
      this.heard[method] = (params) => { if (is(params)) heard(params); };
      setTimeout(() => refused(new Error(`${method} was not told`)), 60_000).unref();
    });
  }

  async end() {
    await this.ask('shutdown');
    this.tell('exit');
    return this.ended;
  }
}
