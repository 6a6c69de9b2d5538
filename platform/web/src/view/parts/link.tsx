import type { ComponentChildren } from 'preact';
import { navigate } from '../../shared/router.ts';

interface Props {
  readonly href: string;
  readonly class?: string;
  readonly current?: boolean;
  readonly onFollow?: () => void;
  readonly children: ComponentChildren;
}

/** A link within the page; new tabs and windows stay the browser's business. */
export function Link({ href, class: className, current, onFollow, children }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onFollow?.();
    navigate(href);
  };
  return <a href={href} class={className} aria-current={current ? 'page' : undefined} onClick={follow}>{children}</a>;
}
