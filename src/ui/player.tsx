import { useView } from './view.ts'

type Props = {
  src: string
  /** What is heard, for screen readers. What is said must stand on the page as text too. */
  label: string
}

/** Plays a sound in the page, when the reader asks for it. */
export function Player({ src, label }: Props) {
  const { t } = useView()
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the text stands beside it: captions would say it twice
    <audio class="player" controls preload="none" aria-label={label} {...{ src }}>
      <a href={src}>{t('Tải tệp âm thanh', 'Download the sound')}</a>
    </audio>
  )
}
