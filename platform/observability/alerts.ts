import type { AlertRule } from '#contracts/observability.schema';
import { alertList, alertRule } from '#contracts/observability.schema';
import type { Core } from '../core.ts';
import { opaqueId } from '../operations/ids.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Alerts } from './ports.ts';

const SOURCES = { failed_runs: 'run', server_errors: 'request', refused_sockets: 'socket', refusal_reasons: 'socket' } as const;

/** Rules over the errors and refusals of a window. An alert is fired by the one that makes it due, at that moment. */
export function createAlerts({ db }: Core, services: Services): Alerts {
  const rule = alertRule.strip();
  const fire = ({ id }: AlertRule, value: number) => {
    const now = services.clock.now();
    db.prepare('INSERT INTO alerts (id, rule_id, fired_at, value) VALUES (?, ?, ?, ?)').run(opaqueId('alt'), id, now, value);
    db.prepare('UPDATE alert_rules SET last_fired_at = ? WHERE id = ?').run(now, id);
  };
  return {
    createRule({ name, metric, threshold, window_seconds: window, cooldown_seconds: cooldown, user_id: userId }) {
      if (userId !== undefined && !db.prepare('SELECT 1 FROM users WHERE id = ?').get(userId)) throw new Failure('NOT_FOUND', 'There is no such user.');
      const id = opaqueId('rul');
      db.prepare(
        'INSERT INTO alert_rules (id, name, metric, threshold, window_seconds, cooldown_seconds, user_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(id, name, metric, threshold, window, cooldown, userId ?? null, services.clock.now());
      return services.alerts.rule(id);
    },
    rule(id) {
      const found = db.prepare('SELECT * FROM alert_rules WHERE id = ?').get(id);
      if (!found) throw new Failure('NOT_FOUND', 'There is no such rule.');
      return rule.parse(found);
    },
    ofRule(ruleId) {
      services.alerts.rule(ruleId);
      const rows = db.prepare('SELECT id, rule_id, fired_at, value FROM alerts WHERE rule_id = ? ORDER BY rowid').all(ruleId);
      return rows.map((found) => alertList.shape.alerts.element.strip().parse(found));
    },
    evaluate(source, userId) {
      const rows = db.prepare('SELECT * FROM alert_rules WHERE user_id IS NULL OR user_id = @userId').all({ userId });
      for (const one of rows.map((found) => rule.parse(found)).filter(({ metric }) => SOURCES[metric] === source)) {
        const value = services.alerts.valueOf(one);
        if (services.alerts.due(one, value)) fire(one, value);
      }
    },
    valueOf({ metric, user_id: userId, window_seconds: window }) {
      const since = services.clock.now() - window * 1000;
      if (metric === 'refused_sockets' || metric === 'refusal_reasons') return services.audit.refusals(userId, since)[metric];
      return services.errorReports.count(SOURCES[metric], userId, since);
    },
    due: ({ threshold, cooldown_seconds: cooldown, last_fired_at: firedAt }, value) =>
      value >= threshold && (firedAt === null || services.clock.now() - firedAt >= cooldown * 1000),
  };
}
