import type { z } from 'zod';
import type { Http } from './http.ts';
import type { ApiResponse, RawRequest } from './http.types.ts';

/** One route of the platform: how a call becomes a request, and what a good answer is. */
export interface Endpoint<A extends readonly unknown[], S extends z.ZodType> {
  readonly status: number;
  readonly answer: S;
  readonly request: (...args: A) => RawRequest;
}
// Parameters of functions are contravariant: `never` is the one type that every endpoint's arguments accept.
type AnyEndpoint = Endpoint<never, z.ZodType>;

/** Arguments of a raw call: strings (ids) stay strings, everything else may be anything, for negative tests. */
type Loose<A extends readonly unknown[]> = { [I in keyof A]: A[I] extends string | undefined ? A[I] : unknown };
type Strict<E> = E extends Endpoint<infer A, infer S> ? (...args: A) => Promise<z.output<S>> : never;
type Raw<E> = E extends Endpoint<infer A, z.ZodType> ? (...args: Loose<A>) => Promise<ApiResponse> : never;

/** Every endpoint twice: `create` checks and returns the value, `createRaw` returns the answer as it came. */
export type Client<D> = { readonly [K in keyof D]: Strict<D[K]> } & { readonly [K in keyof D & string as `${K}Raw`]: Raw<D[K]> };

export function endpoint<const A extends readonly unknown[], S extends z.ZodType>(status: number, answer: S, request: (...args: A) => RawRequest): Endpoint<A, S> {
  return { status, answer, request };
}

export function createClient<D extends Record<string, AnyEndpoint>>(http: Http, endpoints: D): Client<D> {
  const calls = Object.entries(endpoints).flatMap(([name, { status, answer, request }]) => {
    const raw = async (...args: never) => http.send(request(...args));
    return [[name, async (...args: never) => http.check(await raw(...args), status, answer)], [`${name}Raw`, raw]] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- names and types are those of `endpoints`, which `Object.entries` cannot tell
  return Object.fromEntries(calls) as Client<D>;
}
