import { Mark } from '../parts/brand.tsx';

const SUGGESTIONS = [
  { title: 'Where can we save?', question: 'Where can we cut the cost of our AI workloads, and by how much?' },
  { title: 'What is slow?', question: 'Which models have the highest latency, and what would make them faster?' },
  { title: 'Who spends most?', question: 'Which services cost the most, and which models do they use?' },
  { title: 'Anything odd?', question: 'Are there anomalies in our usage that we should look at?' },
] as const;

/** What one sees before the first question. */
export function EmptyState({ onAsk }: { onAsk: (question: string) => void }) {
  return (
    <section class="empty" aria-labelledby="empty-title">
      <Mark />
      <h2 id="empty-title">What would you like to know?</h2>
      <p class="muted">Agents look at your usage and cost data, and show how they came to their answer.</p>
      <ul class="suggestions" aria-label="Suggestions">
        {SUGGESTIONS.map(({ title, question }) => (
          <li key={title}>
            <button type="button" class="suggestion" onClick={() => onAsk(question)}>
              <strong>{title}</strong>
              <span class="muted">{question}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
