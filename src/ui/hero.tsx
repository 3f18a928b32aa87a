import type { ComponentChildren } from 'preact'

type Props = { title: string; lead?: ComponentChildren; children?: ComponentChildren }

/** The head of the home page, with the search in it. Goes with `<Page bare>`. */
export function Hero({ title, lead, children }: Props) {
  return (
    <div class="hero">
      <div class="wrap hero__row">
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
      <div class="wrap">
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
        <path d="M160 20c32 32 46 64 46 94 0 32-18 58-46 72-28-14-46-40-46-72 0-30 14-62 46-94z" />
        <path d="M118 88c-16-16-32-28-50-34-6 38 4 78 30 104 16 16 38 25 62 28" />
        <path d="M202 88c16-16 32-28 50-34 6 38-4 78-30 104-16 16-38 25-62 28" />
        <path d="M67 92c-17-2-35-1-53 4 10 36 38 68 80 82 22 7 46 9 66 8" />
        <path d="M253 92c17-2 35-1 53 4-10 36-38 68-80 82-22 7-46 9-66 8" />
        <path d="M40 204h240M92 217h136" />
      </g>
    </svg>
  )
}
