import type { ComponentChildren } from 'preact'

type Props = { title: string; lead?: ComponentChildren; children?: ComponentChildren }

/** The head of the home page, with the search in it. Goes with `<Page bare>`. */
export function Hero({ title, lead, children }: Props) {
  return (
    <div class="hero">
      <div class="wrap wrap--wide hero__row">
        <div class="hero__words">
          <h1>{title}</h1>
          {lead && <p class="hero__lead">{lead}</p>}
          {children}
        </div>
        <Lotus />
      </div>
    </div>
  )
}

/** One band of the home page. */
export function Band({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <section class="band">
      <div class="wrap wrap--wide">
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </section>
  )
}

/** Decoration: an open lotus in line, drawn with the colour of the text around it. */
function Lotus() {
  return (
    <svg class="hero__lotus" viewBox="0 0 320 220" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round">
        <path d="M160 20c30 30 46 62 46 94s-18 56-46 70c-28-14-46-38-46-70s16-64 46-94z" />
        <path d="M114 66c-22-8-40-10-58-8 2 60 36 106 104 126-28-20-46-44-46-70 0-16 0-32 0-48z" />
        <path d="M206 66c22-8 40-10 58-8-2 60-36 106-104 126 28-20 46-44 46-70 0-16 0-32 0-48z" />
        <path d="M58 92c-18-2-34 0-50 6 20 52 72 88 152 86-56-14-92-44-102-92z" />
        <path d="M262 92c18-2 34 0 50 6-20 52-72 88-152 86 56-14 92-44 102-92z" />
        <path d="M40 204h240M88 216h144" />
      </g>
    </svg>
  )
}
