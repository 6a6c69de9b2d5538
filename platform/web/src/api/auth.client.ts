import type { TokenPair } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import { expectShape, http } from './http.client.ts';

/** The part of `GET /auth/config` the page needs. */
export interface WaysToSignIn {
  readonly development_mode: boolean;
  readonly oauth_enabled: boolean;
}

const isPair = (pair: Partial<TokenPair>) =>
  typeof pair.access_token === 'string' && typeof pair.refresh_token === 'string' && typeof pair.expires_in === 'number' && typeof pair.user === 'object';
const pairFrom = async (path: string, body: unknown): Promise<TokenPair> => expectShape<TokenPair>((await http(path, { method: 'POST', body })).body, isPair);

/** Every way to get a pair of tokens, and the end of them. */
export const authClient = {
  config: async () => expectShape<WaysToSignIn>((await http(PATHS.authConfig)).body, (config) => typeof config.development_mode === 'boolean'),
  login: (email: string, password: string) => pairFrom(PATHS.login, { email, password }),
  register: (email: string, password: string, fullName: string) =>
    pairFrom(PATHS.register, { email, password, ...(fullName ? { full_name: fullName } : {}) }),
  devLogin: () => pairFrom(PATHS.devLogin, {}),
  exchange: (code: string) => pairFrom(PATHS.oauthExchange, { code }),
  refresh: (refreshToken: string) => pairFrom(PATHS.refresh, { refresh_token: refreshToken }),
  logout: (token: string) => http(PATHS.logout, { method: 'POST', body: {}, token }),
};
