import type { Api } from '../clients/api.ts';
import { describeHandshake } from '../clients/handshake.ts';
import type { Handshake, Socket } from '../clients/socket.types.ts';
import { reasonOf, TouchstoneError } from '../errors.ts';
import type { Target } from '../target/target.types.ts';
import type { Layer } from './reach.ts';
import { isFromProxy, reach } from './reach.ts';

/** One way to use the platform, really used. */
export interface Probe {
  readonly name: 'http' | 'socket' | 'agent';
  readonly ok: boolean;
  /** Milliseconds it took, to its success or to its failure. */
  readonly ms: number;
  /** Who refused; null when nobody did. */
  readonly layer: Layer | null;
  readonly told: string;
}
export interface ConnectivityReport {
  readonly target: string;
  /** Origin that was tried. */
  readonly address: string;
  /** In this order; one that needs what another one found missing fails without being tried. */
  readonly probes: readonly [http: Probe, socket: Probe, agent: Probe];
  /** All of them succeeded. */
  readonly connected: boolean;
}
/** A user of the target, as far as probes need one. */
export interface Prober {
  readonly session: { readonly user: { readonly id: string } };
  readonly api: Api;
  readonly tryOpenSocket: () => Promise<Handshake>;
}
interface ProbeOptions {
  /** Milliseconds for the way to an address, and for one HTTP answer. */
  readonly patienceMs?: number;
  /** Which agent is asked. */
  readonly agent?: string;
}
class Refused extends Error {
  override readonly name = 'Refused';
  readonly layer: Layer;
  constructor(layer: Layer, what: string) {
    super(what);
    this.layer = layer;
  }
}

/** Tries HTTP, socket and an agent as one user, strictly: only the right answer counts as success, and a failure names its layer. */
export async function probeConnectivity({ session, api, tryOpenSocket }: Prober, target: Target, { patienceMs = target.deadlines.connect, agent = 'triage' }: ProbeOptions = {}): Promise<ConnectivityReport> {
  let socket: Socket | undefined;
  const http = await probe('http', async () => {
    const unreachable = await reach(target.apiUrl, patienceMs);
    if (unreachable) throw new Refused(unreachable.layer, unreachable.what);
    const me = await api.with({ timeoutMs: patienceMs }).auth.meRaw();
    if (isFromProxy(me.status, me.headers)) throw new Refused('proxy', `status ${me.status} from something in front of the platform`);
    if (me.status !== 200 || Object(me.body).id !== session.user.id) throw new Refused('application', `status ${me.status}, ${Object(me.body).error_code ?? 'and another user'}`);
    return `200 for ${session.user.id}`;
  });
  const way = await probe('socket', async () => {
    const handshake = await tryOpenSocket();
    if (handshake.shape !== 'accepted') throw new Refused(layerOf(handshake), describeHandshake(handshake));
    socket = handshake.socket;
    if (socket.greeting.user_id !== session.user.id) throw new Refused('application after accepting', 'a greeting for somebody else');
    return `greeted, and a pong after ${(await socket.ping({ timeoutMs: patienceMs })).toFixed(1)} ms`;
  });
  const work = await probe('agent', async () => {
    if (!socket || !way.ok) throw new Refused(way.layer ?? 'silence', 'not tried: there is no socket');
    const run = await socket.ask('Is anybody there?', { agent, as: 'agent_execute' });
    const journey = await run.finished();
    const [first] = journey.wire;
    if (first?.type !== 'agent_started' || journey.outcome !== 'completed') throw new Refused('application', `the run began with ${first?.type} and ended ${journey.outcome}`);
    return `${first.type} of ${run.id}, ${journey.outcome}`;
  });
  await socket?.close();
  return { target: target.name, address: new URL(target.apiUrl).origin, probes: [http, way, work], connected: [http, way, work].every(({ ok }) => ok) };
}

async function probe(name: Probe['name'], attempt: () => Promise<string>): Promise<Probe> {
  const startedAt = performance.now();
  const took = () => Math.round((performance.now() - startedAt) * 10) / 10;
  try {
    return { name, ok: true, told: await attempt(), ms: took(), layer: null };
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TouchstoneError)) throw error;
    const told = error instanceof TouchstoneError ? error.told.happened : reasonOf(error);
    return { name, ok: false, told, ms: took(), layer: error instanceof Refused ? error.layer : layerOfFailure(error) };
  }
}

/** A client that gave up: because nothing came, because there was no way, or because of what the platform said. */
function layerOfFailure({ code, told: { happened } }: TouchstoneError): Layer {
  if (/within \d+ ms/.test(happened)) return 'silence';
  return code === 'E_HTTP_TRANSPORT' || code === 'E_WS_CLOSED' ? 'TCP' : 'application';
}

function layerOf(handshake: Exclude<Handshake, { shape: 'accepted' }>): Layer {
  switch (handshake.shape) {
    case 'refused-before-upgrade': return isFromProxy(handshake.status, handshake.headers) ? 'proxy' : 'application at the upgrade';
    case 'silence': return 'silence';
    case 'unreachable': return 'TCP';
    default: return 'application after accepting';
  }
}
