const PATHS = {
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM20 20l-4-4',
  pencil: 'M4 20l1-4L16 5l3 3L8 19l-4 1ZM14 7l3 3',
  trash: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.500 11v5M13.500 11v5',
  menu: 'M4 7h16M4 12h16M4 17h10',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M8 8h8v8H8z',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  alert: 'M12 8v5M12 16.500v.01M12 3.500 2.500 20h19L12 3.500Z',
  swap: 'M5 9h13l-3.500-3.500M19 15H6l3.500 3.500',
  thought: 'M8 10h8M8 13.500h5M5 5h14v12h-7l-4 3.500V17H5V5Z',
  agent: 'M12 4v3M6 8h12v10H6zM9.500 12v2M14.500 12v2M3.500 12v3M20.500 12v3',
  tool: 'M14.500 6a4 4 0 0 1 5-1l-2.500 2.500.500 2 2 .500L22 7.500a4 4 0 0 1-5.500 4.800L9 20l-3-3 7.700-7.500A4 4 0 0 1 14.500 6Z',
  retry: 'M19 12a7 7 0 1 1-2.200-5.100M19 4v4h-4',
  chevron: 'M9 6l6 6-6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  out: 'M10 5H5v14h5M14 8l4 4-4 4M18 12H9',
  code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  google: 'M20 12h-8M20 12a8 8 0 1 1-2.600-5.900',
  spark: 'M12 4l1.800 6.200L20 12l-6.200 1.800L12 20l-1.800-6.200L4 12l6.200-1.800L12 4Z',
} as const;
export type IconName = keyof typeof PATHS;

/** A line drawing that says nothing by itself: the text beside it, or the label of its button, does. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
