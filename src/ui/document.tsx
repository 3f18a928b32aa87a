import type { ComponentChildren } from 'preact'

import { Script } from './script.tsx'
import { useView } from './view.ts'

type Props = {
  title: string
  frame: 'public' | 'staff' | 'plain'
  leaves?: { to: string; seconds: number } | undefined
  children: ComponentChildren
}

/** The outermost of every page. Text size and contrast are the reader's, kept by the server. */
export function Document({ title, frame, leaves, children }: Props) {
  const { t, lang, textSize, contrast, assets, unitName, who } = useView()
  const style = frame === 'staff' ? 'staff' : 'public'
  return (
    <html
      lang={lang}
      data-text={textSize === 'm' ? undefined : textSize}
      data-contrast={contrast === 'high' ? 'high' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <title>{title === unitName ? title : `${title} – ${unitName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0d4f4b" />
        {leaves && (
          <noscript>
            <meta http-equiv="refresh" content={`${leaves.seconds};url=${leaves.to}`} />
          </noscript>
        )}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css(style)} />
        <Script name="site" />
        {frame === 'staff' && who.kind === 'staff' && <Script name="live" />}
      </head>
      <body class={`frame-${frame}`}>
        <a class="skip" href="#noi-dung">
          {t('Đến thẳng nội dung', 'Skip to content')}
        </a>
        {children}
      </body>
    </html>
  )
}
