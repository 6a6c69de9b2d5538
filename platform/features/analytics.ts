import { analyticsEvent } from '#contracts/feature.schema';
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Analytics } from './ports.ts';

const row = analyticsEvent.strip().extend({ properties: z.string().transform((json): unknown => JSON.parse(json)).pipe(analyticsEvent.shape.properties) });

/** What users do on the page, as the page tells it. */
export function createAnalytics({ db }: Core, services: Services): Analytics {
  return {
    record({ userId, sessionId, ip, userAgent }, { event_id: eventId, name, page, properties, occurred_at: occurredAt }) {
      const { changes } = db
        .prepare(
          `INSERT INTO analytics_events (event_id, user_id, session_id, name, page, properties, ip, user_agent, occurred_at, received_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, event_id) DO NOTHING`,
        )
        .run(eventId, userId, sessionId, name, page, JSON.stringify(properties), services.analytics.anonymised(ip), userAgent, occurredAt, services.clock.now());
      return changes === 1 ? 'accepted' : 'duplicate';
    },
    ofUser: (userId, name, limit) =>
      db
        .prepare(
          `SELECT event_id, user_id, session_id, name, page, properties, ip, user_agent, occurred_at, received_at FROM analytics_events
           WHERE user_id = :userId AND (:name IS NULL OR name = :name) ORDER BY number LIMIT :limit`,
        )
        .all({ userId, name: name ?? null, limit })
        .map((found) => row.parse(found)),
    // As common practice has it: the last byte of IPv4, all but the first 48 bits of IPv6.
    anonymised(ip) {
      const v4 = ip.replace(/^::ffff:/i, '');
      return isIPv4(v4) ? v4.replace(/\d+$/, '0') : `${groupsOf(ip).slice(0, 3).join(':')}::`.replace(/^(?:0:)*0::$/, '::');
    },
  };
}

/** The eight groups of an IPv6 address, `::` written out. */
function groupsOf(ip: string): string[] {
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
}
