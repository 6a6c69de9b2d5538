import type { Report } from '../../chat/conversation.types.ts';
import { inDollars, inPercent } from '../../shared/format.ts';

/** What follows from the answer: what to do, and what it saves. */
export function ReportCard({ report: { recommendations, cost_savings: savings } }: { report: Report }) {
  if (recommendations.length === 0 && savings.monthly_amount === 0) return null;
  return (
    <section class="report" aria-label="Report">
      <div class="report-savings">
        <h3>Estimated savings</h3>
        <p><strong>{inDollars(savings.monthly_amount)}</strong> per month <span class="muted">({inPercent(savings.percentage)})</span></p>
      </div>
      {recommendations.length > 0 && (
        <>
          <h3>Recommendations</h3>
          <ol aria-label="Recommendations">
            {recommendations.map(({ action, expected_monthly_savings: saves, confidence }) => (
              <li key={action}>
                <p>{action}</p>
                <p class="muted">saves {inDollars(saves)} per month · {inPercent(confidence * 100)} sure</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
