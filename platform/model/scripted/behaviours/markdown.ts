import { say } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

const TEXT = `# A heading

## A smaller heading

A paragraph with **bold**, *italic*, \`inline code\`, ~~struck~~ words and [a link](https://example.com/docs).

- one
- two
  - two and a half

1. first
2. second

| Service | Cost |
| --- | ---: |
| alpha | $1.00 |
| beta | $2.00 |

> A quotation.

\`\`\`ts
const answer: number = 6 * 7; // <b>not bold</b>
\`\`\`

What must stay inert:

<script>window.__inert = false; document.title = 'script ran';</script>
<img src="x" onerror="window.__inert = false">
<iframe src="javascript:window.parent.__inert = false"></iframe>
<a href="javascript:window.__inert = false">raw link</a>

[a script link](javascript:window.__inert=false) and [a data link](data:text/html,<script>window.__inert=false</script>)

The end.`;

/** `[markdown]`: every construct the chat page renders, and raw HTML and script links that it must not. */
export const markdown: Behaviour = {
  name: 'markdown',
  scope: 'answer',
  respond: ({ request }) => say(TEXT, request.signal),
};
