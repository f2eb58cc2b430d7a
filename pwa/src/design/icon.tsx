// One set of icons, drawn on a 24 grid with one stroke. Always beside a word, so they are hidden from assistive technology.
const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  camera: 'M4 8h3.5L9 6h6l1.5 2H20v11H4zM12 10.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6z',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-2.5 4 3.5M15.5 9h.01',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5L20 20',
  undo: 'M8 6L4 10l4 4M4 10h9a6 6 0 0 1 0 12h-1',
  warning: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.3h.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8h.01',
  device: 'M8 3h8v18H8zM11.5 18h1',
  sent: 'M12 20V5M6 11l6-6 6 6',
  office: 'M4 20V9l8-5 8 5v11zM9 20v-6h6v6',
  certificate: 'M6 3h12v18l-6-4-6 4zM9 9l2 2 4-4',
  signal: 'M5 13a10 10 0 0 1 14 0M8.2 16.2a5.5 5.5 0 0 1 7.6 0M12 20h.01',
  offline: 'M5 13a10 10 0 0 1 14 0M8.2 16.2a5.5 5.5 0 0 1 7.6 0M12 20h.01M4 4l16 16',
  retry: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  save: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  gear: 'M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M18.4 5.6l-1.8 1.8M7.4 16.6l-1.8 1.8',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  card: 'M4 5h16v14H4zM8 10h8M8 14h5',
  tool: 'M14 7a4 4 0 0 0 5 5l-8.5 8.5a2.1 2.1 0 0 1-3-3L16 9M14 7l2-3a4 4 0 0 1 3.5 6',
  pen: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  plus: 'M12 5v14M5 12h14',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  car: 'M4 16v-4l2-5h12l2 5v4zM4 12h16M7 16v2.5M17 16v2.5',
  note: 'M6 4h12v16H6zM9 9h6M9 13h6M9 17h3',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.9M12 17h.01',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  erase: 'M20 6H9l-6 6 6 6h11zM12 9.5l5 5M17 9.5l-5 5',
  minus: 'M6 12h12',
  up: 'M12 19V6M6.5 11.5L12 6l5.5 5.5',
  down: 'M12 5v13M6.5 12.5L12 18l5.5-5.5',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  people:
    'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM3 19c0-3.3 2.7-5 6-5s6 1.7 6 5M16 5.4a3.2 3.2 0 0 1 0 5.8M17.5 14.3c2.2.6 3.5 2.2 3.5 4.7',
  chart: 'M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6',
  phone:
    'M6 3.5l3.5-.5 1.8 4.5-2.3 1.7a11 11 0 0 0 5.8 5.8l1.7-2.3 4.5 1.8-.5 3.5a2 2 0 0 1-2 1.8A16 16 0 0 1 4.2 5.5 2 2 0 0 1 6 3.5z',
  person: 'M12 4a3.6 3.6 0 1 0 0 7.2A3.6 3.6 0 0 0 12 4zM5 20c0-3.6 3-5.6 7-5.6s7 2 7 5.6',
} as const

export type IconName = keyof typeof shapes

const mirrored: ReadonlySet<IconName> = new Set(['back', 'forward', 'undo', 'list'])

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={`icon icon-${name}${mirrored.has(name) ? ' icon-mirrored' : ''}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
