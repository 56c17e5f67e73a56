// SPDX-License-Identifier: MIT
/** One adapter and the conversation with it: greeting, questions one by one, and whole lists in a window. */
import { ADAPTER_PROTOCOL, type AdapterHello, type AdapterRequest, adapterHello } from "../../../spec/adapter.ts";
import { UserError } from "../../../spec/user-error.ts";
import type { Endpoint } from "./endpoint.ts";
import { parseReply, requestLine } from "./wire.ts";

/** Unanswered bytes in flight: the input buffer of a guest's terminal takes 4 kB and hangs when it overflows. */
const WINDOW_BYTES = 2500;
/** How long an adapter may take to start and greet. */
const HELLO_MS_MAX = 60_000;
/** How much of an odd answer is shown. */
const SHOWN_CHARS = 120;

export type Reply = Readonly<Record<string, unknown>>;

/** A request on its way: how long its answer may take. */
export interface Asked {
  readonly request: AdapterRequest;
  readonly limitMs: number;
}

/** Takes the answer to the request at an index; false: no more is wanted. */
export type OnReply = (index: number, reply: Reply) => boolean;

export class AdapterClient {
  readonly endpoint: Endpoint;
  readonly #name: string;
  #id = 0;
  #hello: AdapterHello | null = null;

  /** Asks for the greeting and does not wait for it: a spare starts while another adapter works. */
  constructor(endpoint: Endpoint, name: string) {
    this.endpoint = endpoint;
    this.#name = name;
    endpoint.send(requestLine(++this.#id, { do: "hello", protocol: ADAPTER_PROTOCOL }));
  }

  /** What the adapter said of itself. */
  hello(): AdapterHello {
    if (this.#hello !== null) return this.#hello;
    const reply = this.#greeting();
    const parsed = adapterHello.safeParse(reply["ok"]);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw this.#odd(`greets with ${issue?.path.join(".") || "something"}: ${issue?.message ?? "not understood"}`);
    }
    this.endpoint.settled();
    this.#hello = parsed.data;
    return parsed.data;
  }

  /** The answer to the greeting. A terminal that is not raw yet echoes the question. */
  #greeting(): Reply {
    for (;;) {
      const line = this.endpoint.line(HELLO_MS_MAX);
      if (line === null)
        throw this.#odd(this.endpoint.hung ? "does not answer" : `ended before it answered${this.lastWords()}`);
      const reply = parseReply(line);
      if (reply === null) throw this.#odd(`answers no JSON: ${JSON.stringify(line.slice(0, SHOWN_CHARS))}`);
      if (reply["do"] === "hello") continue;
      if (typeof reply["adapter_error"] === "string") throw this.#odd(`refuses: ${reply["adapter_error"]}`);
      return reply;
    }
  }

  /** Asks and waits; null: the adapter died or hangs. */
  ask(request: AdapterRequest, limitMs: number): Reply | null {
    let answer: Reply | null = null;
    this.askAll([{ request, limitMs }], (_index, reply) => {
      answer = reply;
      return true;
    });
    return answer;
  }

  /**
   * Asks a list of things, as many at a time as the adapter's buffer holds. Answers how many were answered: less than
   * asked when the adapter died or hangs, or the listener has enough.
   */
  askAll(asked: readonly Asked[], onReply: OnReply): number {
    const first = this.#id + 1;
    const bytes: number[] = [];
    let flying = 0;
    let answered = 0;
    while (answered < asked.length) {
      let chunk = "";
      for (let next = asked[bytes.length]; next !== undefined; next = asked[bytes.length]) {
        const line = requestLine(this.#id + 1, next.request);
        if (flying > 0 && flying + line.length > WINDOW_BYTES) break;
        this.#id++;
        chunk += line;
        flying += line.length;
        bytes.push(line.length);
      }
      if (chunk !== "") this.endpoint.send(chunk);
      const line = this.endpoint.line(asked[answered]?.limitMs ?? 0);
      if (line === null) return answered;
      const reply = this.#checked(line, first + answered);
      flying -= bytes[answered] ?? 0;
      if (!onReply(answered++, reply)) return answered;
    }
    return answered;
  }

  #checked(line: string, id: number): Reply {
    const reply = parseReply(line);
    const shown = JSON.stringify(line.slice(0, SHOWN_CHARS));
    if (reply === null) throw this.#odd(`answers no JSON: ${shown}`);
    if (typeof reply["adapter_error"] === "string")
      throw this.#odd(`reports an error of its own: ${reply["adapter_error"]}`);
    if (reply["id"] !== id)
      throw this.#odd(`answers ${JSON.stringify(reply["id"] ?? null)} where ${id} was asked: ${shown}`);
    return reply;
  }

  /** The last line it wrote to its log, for an error message. */
  lastWords(): string {
    const last = this.endpoint.log().trimEnd().split("\n").at(-1)?.trim() ?? "";
    return last === "" ? "" : `: ${last.slice(0, SHOWN_CHARS)}`;
  }

  #odd(what: string): UserError {
    return new UserError(`${this.#name}: the adapter ${what}`, 3);
  }
}
