import { Button } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { draftPath, home } from '../addresses.ts'

/** The way back from a page of a draft. */
export function useCrumbs(code: string, title: string) {
  const { t } = useView()
  return [
    { href: home, text: t('Biểu mẫu điện tử', 'Forms') },
    { href: draftPath(code), text: title },
  ]
}

type MovesProps = {
  /** What the buttons send: `up:`, `down:` or `remove:` and this. */
  part: string
  name: string
  isFirst: boolean
  isLast: boolean
}

/** Lên, xuống, bỏ: three buttons of the list's own form. */
export function Moves({ part, name, isFirst, isLast }: MovesProps) {
  const { t } = useView()
  const buttons = [
    { act: 'up', sign: '↑', words: t(`Đưa lên: ${name}`, `Move up: ${name}`), isOff: isFirst },
    { act: 'down', sign: '↓', words: t(`Đưa xuống: ${name}`, `Move down: ${name}`), isOff: isLast },
    {
      act: 'remove',
      sign: t('Bỏ', 'Remove'),
      words: t(`Bỏ: ${name}`, `Remove: ${name}`),
      isOff: false,
    },
  ]
  return (
    <div class="design-field__do">
      {buttons.map(({ act, sign, words, isOff }) => (
        <Button
          key={act}
          kind="quiet"
          small
          name="do"
          value={`${act}:${part}`}
          label={words}
          disabled={isOff}
        >
          {sign}
        </Button>
      ))}
    </div>
  )
}
