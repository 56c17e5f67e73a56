// SPDX-License-Identifier: MIT
/** One adapter and the conversation with it: greeting, questions one by one, and queues of them in a window. */
import { ADAPTER_PROTOCOL, type AdapterHello, type AdapterRequest } from "../../../spec/adapter.ts";
import { UserError } from "../../../spec/user-error.ts";
import type { Endpoint, Launch } from "./endpoint.ts";
import { greetingFault, greetingOf } from "./greeting.ts";
import { parseReply, requestLine } from "./wire.ts";

/** Answered requests that are kept until it pays to forget them. */
const FORGOTTEN_TOGETHER = 1000;
/** How much of an odd answer is shown. */
const SHOWN_CHARS = 120;
const ENDLESS = "writes a line of more than 1 MiB";

export type Reply = Readonly<Record<string, unknown>>;

/** A request: how long its answer may take, and whether it must be the only one under way. */
export interface Asked {
  readonly request: AdapterRequest;
  readonly limitMs: number;
  readonly alone: boolean;
}

/** A request as text, from the moment it is asked until it is answered. */
interface Line {
  readonly id: number;
  readonly text: string;
  readonly limitMs: number;
  readonly alone: boolean;
}

export class AdapterClient {
  readonly endpoint: Endpoint;
  readonly #name: string;
  readonly #launch: Launch;
  #id = 0;
  #hello: AdapterHello | null = null;
  /** Asked and not answered, the oldest first; the first of them are under way. */
  #lines: Line[] = [];
  #answered = 0;
  #sent = 0;
  /** Bytes under way. */
  #flying = 0;

  /** Asks for the greeting and does not wait for it: a spare starts while another adapter works. */
  constructor(endpoint: Endpoint, name: string, launch: Launch) {
    this.endpoint = endpoint;
    this.#name = name;
    this.#launch = launch;
    endpoint.send(requestLine(++this.#id, { do: "hello", protocol: ADAPTER_PROTOCOL }));
  }

  /** What the adapter said of itself. */
  hello(): AdapterHello {
    if (this.#hello !== null) return this.#hello;
    const reply = this.#greeting();
    const fault = greetingFault(reply["ok"]);
    if (fault !== null) throw this.odd(fault);
    this.endpoint.settled();
    this.#hello = greetingOf(reply["ok"]);
    return this.#hello;
  }

  /** The answer to the greeting. A terminal that is not raw yet echoes the question. */
  #greeting(): Reply {
    for (;;) {
      const line = this.endpoint.line(this.#launch.greetingMsMax);
      if (line === null) throw this.#noGreeting();
      const reply = parseReply(line);
      if (reply === null) throw this.odd(`answers no JSON: ${shown(line)}`);
      if (reply["do"] === "hello") continue;
      if (typeof reply["adapter_error"] === "string") throw this.odd(`refuses: ${reply["adapter_error"]}`);
      return reply;
    }
  }

  #noGreeting(): UserError {
    const { greetingMsMax, advice } = this.#launch;
    if (this.endpoint.overlong) return this.odd(ENDLESS);
    if (this.endpoint.hung) return this.odd(`does not greet within ${greetingMsMax / 1000} s`);
    return this.odd(`ended before it greeted${this.lastWords()}${advice === undefined ? "" : `; ${advice}`}`);
  }

  /** Asks and waits; null: the adapter died or hangs. */
  ask(request: AdapterRequest, limitMs: number): Reply | null {
    this.enqueue({ request, limitMs, alone: true });
    return this.answer();
  }

  /** Asks something when its turn comes: as much is under way at a time as the adapter's buffer holds. */
  enqueue({ request, limitMs, alone }: Asked): void {
    const id = ++this.#id;
    this.#lines.push({ id, text: requestLine(id, request), limitMs, alone });
  }

  /** Requests whose turn has not come yet. */
  get waiting(): number {
    return this.#lines.length - this.#sent;
  }

  /** Requests that were sent and not answered. */
  get underWay(): number {
    return this.#sent - this.#answered;
  }

  /** The next answer; waits for it. Null: the adapter died or hangs. */
  answer(): Reply | null {
    if (!this.endpoint.hasLine) this.#fill();
    const asked = this.#lines[this.#answered];
    if (asked === undefined) throw new Error("nothing was asked");
    const line = this.endpoint.line(asked.limitMs);
    return line === null ? this.#ended() : this.#checked(line, asked);
  }

  /** The same, without a wait; undefined: there is none yet. */
  answerSoFar(): Reply | null | undefined {
    if (!this.endpoint.hasLine) this.#fill();
    const asked = this.#lines[this.#answered];
    if (asked === undefined) return undefined;
    const line = this.endpoint.lineSoFar();
    if (line === undefined) return undefined;
    return line === null ? this.#ended() : this.#checked(line, asked);
  }

  #fill(): void {
    let chunk = "";
    for (let next = this.#lines[this.#sent]; next !== undefined && this.#admits(next); next = this.#lines[this.#sent]) {
      chunk += next.text;
      this.#flying += next.text.length;
      this.#sent++;
    }
    if (chunk !== "") this.endpoint.send(chunk);
  }

  #admits({ text, alone }: Line): boolean {
    if (this.underWay === 0) return true;
    if (alone || this.#lines[this.#sent - 1]?.alone === true) return false;
    return this.#flying + text.length <= this.hello().windowBytes;
  }

  #forget({ text }: Line): void {
    this.#flying -= text.length;
    if (++this.#answered < FORGOTTEN_TOGETHER) return;
    this.#lines.splice(0, this.#answered);
    this.#sent -= this.#answered;
    this.#answered = 0;
  }

  /** A kernel dies between two answers, a connection anywhere; an adapter that stops within one is broken. */
  #ended(): null {
    const { overlong, hung, unfinished } = this.endpoint;
    if (overlong) throw this.odd(ENDLESS);
    if (unfinished === "" || hung || this.#launch.noun !== "adapter") return null;
    throw this.odd(`ended in the middle of an answer: ${shown(unfinished)}`);
  }

  #checked(line: string, asked: Line): Reply {
    const { id } = asked;
    const reply = parseReply(line);
    if (reply === null) throw this.odd(`answers no JSON: ${shown(line)}`);
    if (typeof reply["adapter_error"] === "string")
      throw this.odd(`reports an error of its own: ${reply["adapter_error"]}`);
    if (reply["id"] !== id)
      throw this.odd(`answers ${JSON.stringify(reply["id"] ?? null)} where ${id} was asked: ${shown(line)}`);
    this.#forget(asked);
    return reply;
  }

  /** The last line it wrote to its log, for an error message. A kernel that panics says more behind that. */
  lastWords(): string {
    const log = this.endpoint.log();
    const last = /Kernel panic - .*/.exec(log)?.[0] ?? log.trimEnd().split("\n").at(-1)?.trim() ?? "";
    return last === "" ? "" : `: ${last.slice(0, SHOWN_CHARS)}`;
  }

  /** What it did that no adapter does, as the one line for the user. */
  odd(what: string): UserError {
    return new UserError(`${this.#name}: the ${this.#launch.noun} ${what}`, 3);
  }
}

function shown(line: string): string {
  return JSON.stringify(line.slice(0, SHOWN_CHARS));
}
