import type { RunView } from '../../chat/conversation.types.ts';
import { isOver } from '../../chat/run.reducer.ts';
import { Icon } from '../parts/icon.tsx';
import { Mark } from '../parts/brand.tsx';
import { TimeAgo } from '../parts/time.tsx';
import { Activity } from './activity.tsx';
import { Markdown } from './markdown.tsx';
import { ReportCard } from './report-card.tsx';
import { RunProgress } from './run-progress.tsx';

interface Props {
  readonly text: string;
  readonly at: number | null;
  /** Null for an answer whose run is not known any more. */
  readonly run: RunView | null;
}

/** The assistant's turn: what the agents did, what they say, how it ended. */
export function Answer({ text, at, run }: Props) {
  const id = `by-${run?.id ?? at ?? ''}`;
  const running = run !== null && !isOver(run.status);
  return (
    <article class="answer" aria-labelledby={id} aria-busy={running} data-status={run?.status ?? 'completed'}>
      <div class="answer-head">
        <Mark />
        <h2 id={id}>Assistant</h2>
        {at !== null && <span class="meta"><TimeAgo at={at} /></span>}
      </div>
      {run && run.steps.length > 0 && <Activity run={run} running={running} />}
      {run && running && <RunProgress run={run} />}
      {text !== '' && <Markdown text={text} />}
      {run?.report && <ReportCard report={run.report} />}
      {run && <Ending run={run} />}
    </article>
  );
}

function Ending({ run }: { run: RunView }) {
  if (run.status === 'failed' || run.status === 'timed_out') {
    const what = run.status === 'failed' ? 'The run failed.' : 'The run took too long.';
    return <p class="ending failed" role="alert"><Icon name="alert" /> <span><strong>{what}</strong> {run.reason ?? 'No reason was given.'} You can ask again.</span></p>;
  }
  if (run.status === 'cancelled') {
    return <p class="ending"><Icon name="stop" /> <span><strong>Stopped.</strong> This answer is incomplete.</span></p>;
  }
  if (run.degraded) {
    return <p class="ending"><Icon name="alert" /> <span><strong>Limited answer.</strong> Some agents could not finish their part.</span></p>;
  }
  return null;
}
