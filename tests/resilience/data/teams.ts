const HEADER = 'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits';

/** A user's own usage data: one service nobody else has, and what it cost in all. */
export interface Team {
  readonly service: string;
  readonly requests: number;
  readonly cost: string;
  readonly csv: string;
}

/** Three hours of usage of one service; the first and the last hour make it more than one. */
function teamOf(service: string, hours: readonly { readonly requests: number; readonly cents: number }[]): Team {
  const rows = hours.map(({ requests, cents }, hour) => `2026-03-01T0${hour}:00:00Z,${service},acme,large,${requests},1000,500,${cents / 100},100,0,0`);
  const cents = hours.reduce((sum, hour) => sum + hour.cents, 0);
  return { service, requests: hours.reduce((sum, hour) => sum + hour.requests, 0), cost: `$${(cents / 100).toFixed(2)}`, csv: [HEADER, ...rows].join('\n') };
}

/** Three users' data; no name and no sum is like another's. */
export const TEAMS: readonly [Team, Team, Team] = [
  teamOf('alpha-search', [{ requests: 10, cents: 125 }, { requests: 31, cents: 250 }, { requests: 60, cents: 625 }]),
  teamOf('beta-mail', [{ requests: 200, cents: 1175 }, { requests: 7, cents: 50 }, { requests: 6, cents: 125 }]),
  teamOf('gamma-chat', [{ requests: 300, cents: 3175 }, { requests: 9, cents: 150 }, { requests: 18, cents: 25 }]),
];

/** Services and sums of any of the teams that a text tells. */
export const namesIn = (text: string): string[] => TEAMS.flatMap(({ service, cost }) => [service, cost].filter((word) => text.includes(word)));

/** All usage of several teams in one file. */
export const csvOf = (...teams: readonly Team[]): string => [HEADER, ...teams.flatMap(({ csv }) => csv.split('\n').slice(1))].join('\n');
