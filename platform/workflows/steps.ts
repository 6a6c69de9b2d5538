import type { AgentMessage, RunStep } from '#contracts/workflow.schema';
import { agentMessage, runStep } from '#contracts/workflow.schema';
import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { createRunStore } from '../agents/run-store.ts';
import { openObject } from '#contracts/primitives.schema';
import { runPriority } from '#contracts/run.schema';
import type { Steps } from './ports.ts';

/** Over the tables `run_steps` and `agent_messages`. Rows of a run that was erased are not written: they have no place any more. */
export function createSteps(core: Core, services: Services): Steps {
  const { db } = core;
  const messages = (runId: string) => db.prepare('SELECT * FROM agent_messages WHERE run_id = ? ORDER BY position').all(runId).map(toMessage);
  const of = (runId: string) => db.prepare('SELECT * FROM run_steps WHERE run_id = ? ORDER BY position').all(runId).map(toStep);
  return {
    begin({ runId, step, agent, iteration, input }) {
      const id = `stp_${randomBytes(8).toString('hex')}`;
      db.prepare(
        `INSERT INTO run_steps (id, run_id, step, agent, iteration, status, attempts, started_at, input, position)
         SELECT ?1, id, ?3, ?4, ?5, 'in_progress', 0, ?6, ?7, (SELECT COUNT(*) FROM run_steps WHERE run_id = ?2) FROM runs WHERE id = ?2`,
      ).run(id, runId, step, agent, iteration, services.clock.now(), JSON.stringify(input));
      return id;
    },
    end(stepId, { status, attempts, answeredBy, output, error }) {
      db.prepare('UPDATE run_steps SET status = ?, attempts = ?, answered_by = ?, ended_at = ?, output = ?, error = ? WHERE id = ?').run(
        status,
        attempts,
        answeredBy,
        services.clock.now(),
        output && JSON.stringify(output),
        error && JSON.stringify(error),
        stepId,
      );
    },
    close(runId) {
      db.prepare(`UPDATE run_steps SET status = 'cancelled', ended_at = ? WHERE run_id = ? AND status = 'in_progress'`).run(services.clock.now(), runId);
    },
    send({ runId, content, ...message }) {
      db.prepare(
        `INSERT INTO agent_messages (correlation_id, run_id, from_step, to_step, from_agent, to_agent, content, sent_at, position)
         SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT COUNT(*) FROM agent_messages WHERE run_id = ?2) FROM runs WHERE id = ?2`,
      ).run(
        message.correlation_id,
        runId,
        message.from_step,
        message.to_step,
        message.from_agent,
        message.to_agent,
        JSON.stringify(content),
        services.clock.now(),
      );
    },
    of,
    messages,
    tree(userId, runId) {
      const run = services.runs.get(userId, runId);
      const row = createRunStore(core).find(runId);
      return {
        run,
        priority: runPriority.catch('normal').parse(row?.priority),
        worker: row?.worker ?? null,
        steps: services.steps.of(runId),
        messages: services.steps.messages(runId),
      };
    },
  };
}

// Rows are written above, as the tables want them; the schemas put the types back on what comes out.
const read = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : null);
function toStep(value: unknown): RunStep {
  const { run_id: parent, position: _, input, output, error, ...row } = openObject.parse(value);
  return runStep.parse({ ...row, parent_id: parent, input: read(input), output: read(output), error: read(error) });
}
function toMessage(value: unknown): AgentMessage {
  const { run_id: _run, position: _position, content, ...row } = openObject.parse(value);
  return agentMessage.parse({ ...row, content: read(content) });
}
