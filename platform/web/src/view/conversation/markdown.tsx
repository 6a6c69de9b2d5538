import { useMemo } from 'preact/hooks';
import { renderBlocks } from '../../shared/markdown.ts';

/** A model's text. Cut into blocks, so that a growing answer redraws its last one only. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => renderBlocks(text), [text]);
  return <div class="markdown" dir="auto">{blocks.map((html, index) => <Block key={index} html={html} />)}</div>;
}

function Block({ html }: { html: string }) {
  // Safe: `renderBlocks` has escaped raw HTML and purified the rest. One object per text keeps the DOM as it is.
  const inner = useMemo(() => ({ __html: html }), [html]);
  return <div dangerouslySetInnerHTML={inner} />;
}
